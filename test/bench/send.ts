import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { writeQuota } from '../../functions/mail/pace-repository.ts';
import { createIssueRepository } from '../../functions/newsletters/issue-repository.ts';
import { planMessages } from '../../functions/newsletters/planning/plan-message.ts';
import { readProgress } from '../../functions/newsletters/progress/read-progress.ts';
import { environmentOf as tableEnvironment } from '../../infra/local/emulators/environment-of.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { newId } from '../../shared/ids.ts';
import { createTableInput } from '../builders/create-table-input.ts';
import { startDynamoDb } from '../builders/dynamodb-process.ts';
import { aLaunchedIssue, manySubscribers } from '../builders/sendable-issue.ts';
import { readOptions } from '../run/read-options.ts';
import { type Bundle, buildBench } from './sending/build-bench.ts';
import { type Child, startChild } from './sending/child.ts';
import { costOf } from './sending/cost.ts';
import { priceSources } from './sending/prices.ts';

/**
 * Sends an issue with the functions as they are deployed, each in its bundle: planning, sending and sweeping in one
 * process, events in another, the table, its capacity count and the sink (SES, SQS) in others again. In the same run,
 * a bare loop of `SendBulkEmail`: with AWS's client, which is what `ratio` is to, and with the engine's own.
 */
const { recipients, concurrency, json } = readOptions('bench:send', {
  recipients: { says: 'people who are written to', default: 10000, from: 100, to: 1000000 },
  concurrency: { says: 'calls of the sender at once', default: 5, from: 1, to: 100 },
});
const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
const say = (text: string) => json || console.log(text);

interface EngineReport {
  readonly cpuSeconds: number;
  readonly peakRssMb: number;
  readonly invocations: Record<string, { count: number; ms: number; failed: number }>;
}
interface SinkReport {
  readonly taken: number;
  readonly people: number;
  readonly doubled: number;
  readonly bytes: number;
  readonly requests: Record<string, number>;
  readonly waiting: Record<string, number>;
}
interface BareReport {
  readonly mails: number;
  readonly cpuSeconds: number;
}
type Capacity = Record<string, { requests: number; read_units: number; write_units: number }>;

const database = await startDynamoDb();
const children: Child[] = [];

async function measure(bundle: Record<Bundle, string>) {
  const sink = await child('test/bench/sending/sink.ts', []);
  const proxy = await child('test/bench/sending/capacity-proxy.ts', [database.endpoint]);
  const sinkUrl = `http://127.0.0.1:${(await sink.next<{ port: number }>()).port}`;
  const proxyUrl = `http://127.0.0.1:${(await proxy.next<{ port: number }>()).port}`;
  const table = await seed();
  const { issueId } = await aLaunchedIssue({ table, now, newId });
  const environment = environmentOf(sinkUrl, proxyUrl);
  say(`${recipients} subscribers are there; sending`);

  const started = performance.now();
  const engine = await child(
    'test/bench/sending/engine.ts',
    [
      sinkUrl,
      `plan=${bundle.plan}=1=4`,
      `send=${bundle.send}=1=${concurrency}`,
      `sweep=${bundle.sweep}`,
    ],
    environment,
  );
  await engine.next();
  const events = await child(
    'test/bench/sending/engine.ts',
    [sinkUrl, `mail-events=${bundle.events}=100=2`, `track=${bundle.count}=1000=2`],
    environment,
  );
  await events.next();
  await put(sinkUrl, 'plan', planMessages(issueId));
  await until(async () => (await sinkReport(sinkUrl)).taken >= recipients);
  const lastMailAt = performance.now();
  const issues = createIssueRepository(table, now);
  await until(async () => {
    await engine.ask('sweep');
    return (await issues.read(issueId)).state === 'sent';
  });
  await until(async () => Object.values((await sinkReport(sinkUrl)).waiting).every((n) => n === 0));
  const [own, ofEvents] = [
    await engine.ask<EngineReport>('report'),
    await events.ask<EngineReport>('report'),
  ];
  await engine.stop();
  await events.stop();
  const sent = await sinkReport(sinkUrl);
  const capacity = await readJson<Capacity>(`${proxyUrl}/report`);
  const progress = await readProgress(table, await issues.read(issueId), now);
  const bareLoop = async (client: 'aws' | 'own') => {
    const mails = String(Math.min(recipients, 100_000));
    const args = [sinkUrl, mails, String(concurrency), client];
    const loop = await child(bundle.bare, args, environment);
    return loop.next<BareReport>();
  };
  const bare = await bareLoop('aws');
  const bareOwn = await bareLoop('own');
  return report({ started, lastMailAt, own, ofEvents, sent, capacity, progress, bare, bareOwn });
}

type Progress = Awaited<ReturnType<typeof readProgress>>;

function report(figures: {
  started: number;
  lastMailAt: number;
  own: EngineReport;
  ofEvents: EngineReport;
  sent: SinkReport;
  capacity: Capacity;
  progress: Progress;
  bare: BareReport;
  bareOwn: BareReport;
}) {
  const { started, lastMailAt, own, ofEvents, sent, capacity, progress, bare, bareOwn } = figures;
  const invocations = { ...own.invocations, ...ofEvents.invocations };
  const perCpuSecond = recipients / own.cpuSeconds;
  const barePerCpuSecond = bare.mails / bare.cpuSeconds;
  const bareOwnPerCpuSecond = bareOwn.mails / bareOwn.cpuSeconds;
  const kinds = Object.values(capacity);
  const sum = (of: (kind: Capacity[string]) => number) =>
    kinds.reduce((total, kind) => total + of(kind), 0);
  const cost = costOf({
    mails: sent.taken,
    readUnits: sum(({ read_units }) => read_units),
    writeUnits: sum(({ write_units }) => write_units),
    queueSends: sent.requests['SQS SendMessageBatch'] ?? 0,
    workMessages: (invocations.plan?.count ?? 0) + (invocations.send?.count ?? 0),
    events: sent.taken * 2,
    invocations: Object.values(invocations).reduce((total, { count }) => total + count, 0),
    busySeconds: Object.values(invocations).reduce((total, { ms }) => total + ms, 0) / 1000,
    calls: sent.requests['SES SendBulkEmail'] ?? 0,
  });
  return {
    recipients,
    wall_s: rounded((lastMailAt - started) / 1000),
    cpu_s: rounded(own.cpuSeconds),
    mails_per_cpu_s: Math.round(perCpuSecond),
    bare_mails_per_cpu_s: Math.round(barePerCpuSecond),
    ratio: rounded(perCpuSecond / barePerCpuSecond),
    bare_own_client_mails_per_cpu_s: Math.round(bareOwnPerCpuSecond),
    ratio_to_bare_own_client: rounded(perCpuSecond / bareOwnPerCpuSecond),
    events_cpu_s: rounded(ofEvents.cpuSeconds),
    ratio_with_events: rounded(
      recipients / (own.cpuSeconds + ofEvents.cpuSeconds) / barePerCpuSecond,
    ),
    peak_rss_mb: Math.round(own.peakRssMb),
    events_peak_rss_mb: Math.round(ofEvents.peakRssMb),
    request_kb: rounded(sent.bytes / (sent.requests['SES SendBulkEmail'] ?? 1) / 1000),
    requests: sent.requests,
    dynamodb: Object.fromEntries(
      Object.entries(capacity).map(([kind, { requests, read_units, write_units }]) => [
        kind,
        { requests, read_units: rounded(read_units), write_units: rounded(write_units) },
      ]),
    ),
    ...cost,
    price_sources: priceSources,
    sent: progress.sent,
    taken_by_sink: sent.taken,
    lost: recipients - sent.people,
    doubled: sent.doubled,
    failed_messages: Object.values(invocations).reduce((total, { failed }) => total + failed, 0),
  };
}

function now(): Date {
  return new Date();
}

const rounded = (value: number): number => Number(value.toFixed(3));

async function child(file: string, args: string[], env?: Record<string, string>): Promise<Child> {
  const started = startChild(file, args, env);
  children.push(started);
  return started;
}

async function seed() {
  const client = new DynamoDBClient({
    endpoint: database.endpoint,
    region: 'eu-west-1',
    credentials,
  });
  await client.send(new CreateTableCommand(createTableInput('bench')));
  const environment = tableEnvironment(database.endpoint, credentials);
  const table = createTable(createDocumentClient({ environment }), 'bench');
  await manySubscribers(recipients, { table, newId });
  await writeQuota(table, { ratePerSecond: 1_000_000, max24Hours: -1, sentLast24Hours: 0 }, now());
  return table;
}

const environmentOf = (sinkUrl: string, proxyUrl: string): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  TZ: 'UTC',
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_ENDPOINT_URL: sinkUrl,
  AWS_ENDPOINT_URL_DYNAMODB: proxyUrl,
  TABLE_NAME: 'bench',
  KEYS_SECRET_ARN: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:keys',
  PLAN_QUEUE_URL: `${sinkUrl}/queue/plan`,
  SEND_QUEUE_URL: `${sinkUrl}/queue/send`,
  TEMPLATES_QUEUE_URL: `${sinkUrl}/queue/templates`,
  MAIL_QUEUE_URL: `${sinkUrl}/queue/mail`,
  TRACK_QUEUE_URL: `${sinkUrl}/queue/track`,
  JOURNAL_BUCKET: 'journal',
  CONFIGURATION_SET: 'vanhier-prod-mail',
  MAIL_DOMAIN: 'mail.vanhier.example',
  SITE_URL: 'https://www.vanhier.example',
  POWERTOOLS_SERVICE_NAME: 'bench',
  POWERTOOLS_METRICS_NAMESPACE: 'Vanhier',
});

async function put(sinkUrl: string, queue: string, messages: readonly unknown[]): Promise<void> {
  await fetch(`${sinkUrl}/put?queue=${queue}`, {
    method: 'POST',
    body: JSON.stringify(messages),
  });
}

const sinkReport = (sinkUrl: string): Promise<SinkReport> => readJson(`${sinkUrl}/report`);

const readJson = async <Answer>(url: string): Promise<Answer> =>
  (await (await fetch(url)).json()) as Answer;

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 100));
}

try {
  const figures = await measure(await buildBench());
  console.log(JSON.stringify(figures, undefined, json ? 0 : 2));
} finally {
  for (const child of children) await child.stop();
  await database.stop();
}
