import { parseArgs } from 'node:util';
import { startLocalCloud } from '../../../infra/local/index.ts';
import { runRegistrationRace } from './run-registration-race.ts';

const usage = `Usage: npm run race:register -- [options]
  --people N     people who want to come (300)
  --times T      evenings that they are spread over, one after the other (2 to 20; 10)
  --capacity C   places of each evening (10)
  --attempts K   times that each of them confirms, all at once (3)
  --json         print one JSON object and nothing else`;

const options = {
  people: { type: 'string', default: '300' },
  times: { type: 'string', default: '10' },
  capacity: { type: 'string', default: '10' },
  attempts: { type: 'string', default: '3' },
  json: { type: 'boolean', default: false },
} as const;

function readOptions() {
  try {
    const { values } = parseArgs({ options });
    return {
      people: whole(values.people, 2, 5000),
      times: whole(values.times, 2, 20),
      capacity: whole(values.capacity, 1, 5000),
      attempts: whole(values.attempts, 1, 10),
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

const { people, times, capacity, attempts, json } = readOptions();
// An end by a signal alone would leave the folder of the local cloud behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const tell = json ? () => {} : (sentence: string) => console.log(sentence);
tell('Starting a local cloud from the CDK template …');
const cloud = await startLocalCloud({
  ephemeral: true,
  seed: 'none',
  quiet: true,
  aws: { throttleRequests: false, mailboxKeeps: people * 6 + 1000, workersPerFunction: 8 },
});
try {
  const result = await runRegistrationRace(cloud, { people, times, capacity, attempts, tell });
  console.log(json ? JSON.stringify(result) : result);
  const { overbooked, doubles, lost, stuck } = result;
  if (overbooked + doubles + lost + stuck > 0) process.exitCode = 1;
} finally {
  await cloud.stop();
}
