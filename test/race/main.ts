import { parseArgs } from 'node:util';
import { startLocalCloud } from '../../infra/local/index.ts';
import { runRace } from './run-race.ts';

const usage = `Usage: npm run race:vote -- [options]
  --voters N     people who vote (1000)
  --attempts K   times that each of them tries, all at once (5)
  --processes P  processes that they come from (4)
  --json         print one JSON object and nothing else`;

const options = {
  voters: { type: 'string', default: '1000' },
  attempts: { type: 'string', default: '5' },
  processes: { type: 'string', default: '4' },
  json: { type: 'boolean', default: false },
} as const;

function readOptions() {
  try {
    const { values } = parseArgs({ options });
    return {
      voters: whole(values.voters, 20, 20_000),
      attempts: whole(values.attempts, 1, 20),
      processes: whole(values.processes, 1, 16),
      json: values.json,
    };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(2);
  }
}

function whole(text: string, from: number, to: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= from && value <= to) return value;
  throw new Error(`“${text}” is no whole number from ${from} to ${to}.`);
}

const { voters, attempts, processes, json } = readOptions();
// An end by a signal alone would leave the folder of the local cloud behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const tell = json ? () => {} : (sentence: string) => console.log(sentence);
tell('Starting a local cloud from the CDK template …');
const cloud = await startLocalCloud({
  ephemeral: true,
  seed: 'none',
  quiet: true,
  aws: { throttleRequests: false, mailboxKeeps: voters * 2 + 1000, workersPerFunction: 12 },
});
try {
  const result = await runRace(cloud, {
    voters,
    attempts,
    processes,
    pairs: Math.min(200, Math.floor(voters / 4)),
    tell,
  });
  console.log(json ? JSON.stringify(result) : result);
  const { accepted, roll, ballots, published, doubles, lost, after_close, forged, revealed } =
    result;
  const isSound =
    doubles + lost + after_close + forged + revealed === 0 &&
    accepted === roll &&
    roll === ballots &&
    ballots === published;
  if (!isSound) process.exitCode = 1;
} finally {
  await cloud.stop();
}
