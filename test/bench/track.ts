import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTableInput } from '../builders/create-table-input.ts';
import { startDynamoDb } from '../builders/dynamodb-process.ts';
import { readOptions } from '../run/read-options.ts';
import { type Child, startChild } from './sending/child.ts';
import { buildTrackBench } from './tracking/build-track-bench.ts';
import type { Measured } from './tracking/measured.ts';

/**
 * Counts events by engagement/count in the bundle that is deployed, in a process of its own; by turns with one conditional
 * update for each event in another. Apart from them dynoxide and, in a run of its own, a proxy that counts capacity.
 */
const { events, rounds, json } = readOptions('bench:track', {
  events: { says: 'events that are counted', default: 40000, from: 100, to: 10000000 },
  rounds: { says: 'turns of each way', default: 4, from: 1, to: 100 },
});
const perRound = Math.ceil(events / rounds);
/** The loops are slow: a part of the events is enough for theirs. */
const perBareRound = Math.min(perRound, 2500);

const database = await startDynamoDb();
const children: Child[] = [];

async function measure() {
  const bundle = await buildTrackBench();
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
  const admin = new DynamoDBClient({
    endpoint: database.endpoint,
    region: 'eu-west-1',
    credentials,
  });
  await admin.send(new CreateTableCommand(createTableInput('bench')));
  const environment = environmentOf(database.endpoint);
  const count = await child('test/bench/tracking/host.ts', [bundle.count], environment);
  const bare = await child(bundle.bare, ['bench'], environment);
  // Warm, as a container is in the evening on which a newsletter goes out.
  await count.ask<Measured>('3000 1');
  await bare.ask<Measured>('500 1 aws');
  await bare.ask<Measured>('500 1 own');
  const taken: Record<'count' | 'aws' | 'own', Measured[]> = { count: [], aws: [], own: [] };
  for (let round = 0; round < rounds; round += 1) {
    const seed = 100 + round;
    taken.count.push(await count.ask<Measured>(`${perRound} ${seed}`));
    taken.aws.push(await bare.ask<Measured>(`${perBareRound} ${seed} aws`));
    taken.own.push(await bare.ask<Measured>(`${perBareRound} ${seed} own`));
  }
  const [own, aws, ownClient] = [taken.count, taken.aws, taken.own].map(perCpuSecond);
  return {
    events: perRound * rounds,
    events_per_cpu_s: Math.round(own ?? 0),
    bare_events_per_cpu_s: Math.round(aws ?? 0),
    ratio: rounded((own ?? 0) / (aws ?? 1)),
    bare_own_client_events_per_cpu_s: Math.round(ownClient ?? 0),
    ratio_to_bare_own_client: rounded((own ?? 0) / (ownClient ?? 1)),
    ...(await countUnits(bundle.count)),
  };
}

type Capacity = Record<string, { requests: number; read_units: number; write_units: number }>;

/** Units of 10,000 events in batches of a thousand. */
async function countUnits(bundle: string) {
  const proxy = await child('test/bench/sending/capacity-proxy.ts', [database.endpoint], {
    PATH: process.env.PATH ?? '',
  });
  const { port } = proxy.ready as { port: number };
  const url = `http://127.0.0.1:${port}`;
  const host = await child('test/bench/tracking/host.ts', [bundle], environmentOf(url));
  await host.ask('10000 7');
  const kinds = Object.values((await (await fetch(`${url}/report`)).json()) as Capacity);
  const per1000 = (of: (kind: Capacity[string]) => number) =>
    rounded(kinds.reduce((total, kind) => total + of(kind), 0) / 10);
  return {
    write_units_per_1000_events: per1000(({ write_units }) => write_units),
    read_units_per_1000_events: per1000(({ read_units }) => read_units),
    requests_per_1000_events: per1000(({ requests }) => requests),
  };
}

const perCpuSecond = (taken: readonly Measured[]): number =>
  taken.reduce((sum, { events }) => sum + events, 0) /
  taken.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);

const rounded = (value: number): number => Number(value.toFixed(2));

async function child(file: string, args: string[], env: Record<string, string>) {
  const started = startChild(file, args, env);
  children.push(started);
  const ready = await started.next();
  return { ...started, ready };
}

const environmentOf = (endpoint: string): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  TZ: 'UTC',
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_ENDPOINT_URL_DYNAMODB: endpoint,
  TABLE_NAME: 'bench',
  POWERTOOLS_SERVICE_NAME: 'bench',
  POWERTOOLS_METRICS_NAMESPACE: 'Vanhier',
});

try {
  const figures = await measure();
  console.log(JSON.stringify(figures, undefined, json ? 0 : 2));
} finally {
  for (const one of children) await one.stop();
  await database.stop();
}
