import { startLocalCloud } from '../../../infra/local/index.ts';
import { readOptions } from '../../run/read-options.ts';
import { runRegistrationRace } from './run-registration-race.ts';

const { people, times, capacity, attempts, json } = readOptions('race:register', {
  people: { says: 'people who want to come', default: 300, from: 2, to: 5000 },
  times: {
    says: 'evenings that they are spread over, one after the other',
    default: 10,
    from: 2,
    to: 20,
  },
  capacity: { says: 'places of each evening', default: 10, from: 1, to: 5000 },
  attempts: { says: 'times that each of them confirms, all at once', default: 3, from: 1, to: 10 },
});
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
