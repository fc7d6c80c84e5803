import { startDynamoDb } from '../builders/dynamodb-process.ts';
import { readOptions } from '../run/read-options.ts';
import { type Child, startChild } from './sending/child.ts';
import type { Batch } from './voting/batch.ts';
import { buildVoteBench } from './voting/build-vote-bench.ts';
import { startSecrets, voteWorld } from './voting/vote-world.ts';

/**
 * Confirms votes by posting their links to voting/public, in the bundle that is deployed, in a process of its own; by turns
 * with a bare loop of the same transaction by AWS's own client in another. Then the same by code. Apart from them dynoxide,
 * and for the write units, which are counted in a run of their own, a proxy that asks for the consumed capacity.
 */
const {
  votes,
  rounds,
  'at-once': atOnce,
  json,
} = readOptions('bench:vote', {
  votes: { says: 'votes of each way', default: 6000, from: 12, to: 1000000 },
  rounds: { says: 'turns of each way', default: 12, from: 1, to: 1000 },
  'at-once': { says: 'votes at once', default: 8, from: 1, to: 100 },
});
const perRound = Math.ceil(votes / rounds);
const say = (text: string) => json || console.log(text);

type World = Awaited<ReturnType<typeof voteWorld>>;
type Asked = Awaited<ReturnType<World['ask']>>;
type Way = 'link' | 'code';

const database = await startDynamoDb();
const children: Child[] = [];

async function measure() {
  const bundle = await buildVoteBench();
  const world = await voteWorld(database.endpoint);
  const secrets = await startSecrets(world.secretText);
  try {
    const environment = environmentOf(secrets.url, database.endpoint);
    const pages = await child('test/bench/voting/host.ts', [bundle.pages], environment);
    const { id } = world.contest;
    const bare = await child(bundle.bare, ['bench-votes', id, world.choice], environment);
    // Warm, as a container is on the evening of a vote.
    await race({ world, pages, bare, way: 'link' }, 2, 1000);
    say(`${perRound * rounds} votes by link, ${rounds} rounds, ${atOnce} at once`);
    const byLink = await race({ world, pages, bare, way: 'link' }, rounds, perRound);
    say('as many a round by code, in a third of the rounds');
    const byCode = await race({ world, pages, bare, way: 'code' }, rounds / 3, perRound);
    const units = await countUnits(world, secrets.url, bundle.pages);
    const { online, roll } = await world.counts();
    return { votes: perRound * rounds, ...byLink, ...units, by_code: byCode, online, roll };
  } finally {
    secrets.stop();
  }
}

/** Rounds of both by turns, the one that begins changing from round to round. */
async function race(
  { world, pages, bare, way }: { world: World; pages: Child; bare: Child; way: Way },
  count: number,
  votes: number,
) {
  const own: Batch[] = [];
  const others: Batch[] = [];
  for (let round = 0; round < count; round += 1) {
    const work = await workFor(world, way, votes);
    const runs = [
      async () => own.push(await pages.ask<Batch>(work)),
      async () => others.push(await bare.ask<Batch>(`${votes} ${atOnce}`)),
    ];
    for (const run of round % 2 === 0 ? runs : runs.reverse()) await run();
  }
  const times = own.flatMap((batch) => batch.times).sort((one, other) => one - other);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  const ratios = own.map((batch, round) => perSecond([batch]) / perSecond([others[round]]));
  return {
    votes_per_s: Math.round(perSecond(own)),
    bare_per_s: Math.round(perSecond(others)),
    ratio: rounded(perSecond(own) / perSecond(others)),
    ratio_median: rounded(ratios.sort((one, other) => one - other)[ratios.length >> 1] ?? 0),
    cpu_ms_per_vote: rounded(cpuPerVote(own)),
    bare_cpu_ms_per_vote: rounded(cpuPerVote(others)),
    p50_ms: rounded(at(0.5)),
    p99_ms: rounded(at(0.99)),
  };
}

const sum = (batches: readonly (Batch | undefined)[], of: (batch: Batch) => number): number =>
  batches.reduce((total, batch) => total + (batch ? of(batch) : 0), 0);

const perSecond = (batches: readonly (Batch | undefined)[]): number =>
  (1000 * sum(batches, ({ votes }) => votes)) / sum(batches, ({ ms }) => ms);

const cpuPerVote = (batches: readonly Batch[]): number =>
  sum(batches, ({ cpuMs }) => cpuMs) / sum(batches, ({ votes }) => votes);

type Capacity = Record<string, { requests: number; read_units: number; write_units: number }>;

/** Write units of votes by link from quiet networks, by code, and by code past a threshold. */
async function countUnits(world: World, secretsUrl: string, bundle: string) {
  const count = async (way: Way, domain?: string) => {
    const proxy = await child('test/bench/sending/capacity-proxy.ts', [database.endpoint], {
      PATH: process.env.PATH ?? '',
    });
    const { port } = proxy.ready as { port: number };
    const url = `http://127.0.0.1:${port}`;
    const host = await child('test/bench/voting/host.ts', [bundle], environmentOf(secretsUrl, url));
    await host.ask(await workFor(world, way, 100, domain));
    const capacity = (await (await fetch(`${url}/report`)).json()) as Capacity;
    await host.stop();
    await proxy.stop();
    return rounded(Object.values(capacity).reduce((all, kind) => all + kind.write_units, 0) / 100);
  };
  return {
    write_units_per_vote: await count('link'),
    write_units_by_code: await count('code'),
    write_units_by_code_past_a_threshold: await count('code', 'busy.example'),
  };
}

/** A message to the host: forms of new voters, who have asked for their mails already. */
async function workFor(
  world: World,
  way: Way,
  votes: number,
  domain = 'telenet.be',
): Promise<string> {
  const forms: string[] = [];
  for (let index = 0; index < votes; index += 1) {
    forms.push(formOf(await world.ask(domain), way, world.choice));
  }
  const page = way === 'link' ? 'confirm' : 'confirm-code';
  return JSON.stringify({ path: `/vote/nl/retie/${world.contest.slug}/${page}`, forms, atOnce });
}

function formOf(asked: Asked, way: Way, choices: string): string {
  const { token, sealedChoice: choice, sealedRequest: request, code } = asked;
  const fields =
    way === 'link'
      ? { token, choices }
      : { o: 'abcdef', choice, request, code, address: 'p@telenet.be' };
  return new URLSearchParams(fields).toString();
}

const rounded = (value: number): number => Number(value.toFixed(3));

async function child(file: string, args: string[], env: Record<string, string>) {
  const started = startChild(file, args, env);
  children.push(started);
  return { ...started, ready: await started.next<unknown>() };
}

const environmentOf = (secretsUrl: string, databaseUrl: string): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  TZ: 'UTC',
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_ENDPOINT_URL: secretsUrl,
  AWS_ENDPOINT_URL_DYNAMODB: databaseUrl,
  TABLE_NAME: 'bench',
  VOTE_TABLE_NAME: 'bench-votes',
  PEPPER_PREFIX: 'bench/pepper',
  KEYS_SECRET_ARN: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:keys',
  ORIGIN_SECRET_ARN: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:origin',
  MAIL_QUEUE_URL: `${secretsUrl}/queue/mail`,
  TRACK_QUEUE_URL: `${secretsUrl}/queue/track`,
  SITE_URL: 'https://www.vanhier.example',
  POWERTOOLS_SERVICE_NAME: 'bench',
});

try {
  console.log(JSON.stringify(await measure(), undefined, json ? 0 : 2));
} finally {
  for (const started of children) await started.stop();
  await database.stop();
}
