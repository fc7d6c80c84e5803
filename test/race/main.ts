import { startLocalCloud } from '../../infra/local/index.ts';
import { readOptions } from '../run/read-options.ts';
import { runRace } from './run-race.ts';

const { voters, attempts, processes, json } = readOptions('race:vote', {
  voters: { says: 'people who vote', default: 1000, from: 20, to: 20000 },
  attempts: { says: 'times that each of them tries, all at once', default: 5, from: 1, to: 20 },
  processes: { says: 'processes that they come from', default: 4, from: 1, to: 16 },
});
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
