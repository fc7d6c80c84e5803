import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { writeQuota } from '../../../functions/mail/pace-repository.ts';
import { createIssueRepository } from '../../../functions/newsletters/issue-repository.ts';
import { planMessages } from '../../../functions/newsletters/planning/plan-message.ts';
import { readProgress } from '../../../functions/newsletters/progress/read-progress.ts';
import { environmentOf } from '../../../infra/local/emulators/environment-of.ts';
import { createDocumentClient, createTable } from '../../../shared/data/table.ts';
import { newId } from '../../../shared/ids.ts';
import { createTableInput } from '../../builders/create-table-input.ts';
import { startDynamoDb } from '../../builders/dynamodb-process.ts';
import { aLaunchedIssue, manySubscribers } from '../../builders/sendable-issue.ts';
import { readOptions } from '../../run/read-options.ts';
import { fastClock, speed } from './fast-clock.ts';

/** Kills working processes with SIGKILL while an issue is sent, and counts who got no mail and who got two. */
const { recipients, kills, versions, json } = readOptions('chaos:kill', {
  recipients: { says: 'people who are written to', default: 2000, from: 100, to: 100000 },
  kills: { says: 'processes that are killed', default: 12, from: 1, to: 1000 },
  // Two or three are tried on half of the recipients for an hour, a minute here; half of the kills come after.
  versions: { says: 'versions of the newsletter', default: 1, from: 1, to: 3 },
});
const trial = { sharePercent: 50, metric: 'clicked', hours: 1 } as const;
const credentials = { accessKeyId: 'chaos', secretAccessKey: 'chaos' };
const children: ChildProcess[] = [];
const errors: string[] = [];

function start(file: string, args: string[], env: Record<string, string> = {}): ChildProcess {
  const child = fork(new URL(file, import.meta.url), args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC', AWS_REGION: 'eu-west-1', ...env },
  });
  children.push(child);
  return child;
}

async function run(database: string) {
  const begun = Date.now();
  const now = fastClock(begun);
  const client = new DynamoDBClient({ endpoint: database, region: 'eu-west-1', credentials });
  await client.send(new CreateTableCommand(createTableInput('chaos')));
  const environment = environmentOf(database, credentials);
  const table = createTable(createDocumentClient({ environment }), 'chaos');
  await manySubscribers(recipients, { table, newId });
  const issues = createIssueRepository(table, now);
  const broker = start('broker.ts', [String(begun)]);
  broker.once('exit', (code) => {
    if (code) throw new Error(`the broker ended with ${code}`);
  });
  const [{ port }] = await once(broker, 'message');
  const url = `http://127.0.0.1:${port}`;
  let started = 0;
  const startWorker = () => {
    started += 1;
    const name = `worker-${started}`;
    const worker = start('worker.ts', [String(begun), url, database, name], {
      AWS_ENDPOINT_URL_SESV2: url,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    });
    const isReady = Promise.withResolvers<void>();
    worker.on('message', (message: { error?: string }) => {
      if (message.error) errors.push(message.error);
      else isReady.resolve();
    });
    return { name, worker, ready: isReady.promise };
  };
  const workers = [startWorker(), startWorker()];
  await Promise.all(workers.map(({ ready }) => ready));
  const launched = versions > 1 ? { trial } : {};
  const { issueId } = await aLaunchedIssue({ table, now, newId }, launched, { versions });
  // 1.5 seconds a kill, by the world's clock; what sets the pace is how long SES takes, so that a busy machine is not done before its kills.
  const ratePerSecond = Math.max(1, Math.round(recipients / (kills * 1.5 * speed)));
  await writeQuota(table, { ratePerSecond, max24Hours: -1, sentLast24Hours: 0 }, now());
  await fetch(`${url}/put?queue=plan`, {
    method: 'POST',
    body: JSON.stringify({ messages: planMessages(issueId) }),
  });
  for (let kill = 0; kill < kills; kill += 1) {
    // The first two may hit the planning, which then waits for its messages; the others are to hit the sending.
    if (kill === 2) await until(async () => (await issues.read(issueId)).state !== 'planning');
    if (versions > 1 && kill === Math.floor(kills / 2)) {
      await until(async () => (await issues.read(issueId)).decision !== undefined);
    }
    const victim = workers[kill % 2] ?? startWorker();
    // Not while it still loads: it must have work in hand.
    await victim.ready;
    await sleep(200 + Math.random() * 1500);
    if (isKilledInCall(kill)) await until(() => isInCall(url, victim.name), 5000);
    victim.worker.kill('SIGKILL');
    await fetch(`${url}/killed?worker=${victim.name}`);
    workers[kill % 2] = startWorker();
  }
  const deadline = Date.now() + 240_000;
  let issue = await issues.read(issueId);
  while (issue.state !== 'sent' && Date.now() < deadline) {
    await sleep(500);
    issue = await issues.read(issueId);
  }
  const report = (await (await fetch(`${url}/report`)).json()) as Record<
    'calls' | 'people' | 'doubled' | 'dead' | 'interrupted',
    number
  >;
  const { sent } = await readProgress(table, issue, now);
  return {
    recipients,
    kills,
    state: issue.state,
    sent,
    ...(versions > 1 && { version: issue.decision?.version }),
    calls: report.calls,
    /** Calls of SES whose caller died before the answer. */
    interrupted_calls: report.interrupted,
    lost: recipients - report.people,
    doubled: report.doubled,
    dead_letters: report.dead,
    errors: errors.slice(0, 5),
    seconds: Number(((Date.now() - begun) / 1000).toFixed(1)),
  };
}

/** Half of the kills hit a call of SES for certain, whatever else the machine does; the others hit anything. */
const isKilledInCall = (kill: number): boolean => kill % 4 > 1;

async function isInCall(url: string, worker: string): Promise<boolean> {
  const answer = await fetch(`${url}/under-way?worker=${worker}`);
  return ((await answer.json()) as { calls: number }).calls > 0;
}

/** Milliseconds. Does not fail when they are over: the report tells what came of it. */
async function until(isSo: () => Promise<boolean>, longest = 180_000): Promise<void> {
  const deadline = Date.now() + longest;
  while (Date.now() < deadline && !(await isSo())) await sleep(5);
}

const database = await startDynamoDb();
try {
  const report = await run(database.endpoint);
  console.log(JSON.stringify(report, undefined, json ? 0 : 2));
  // Fewer than that, and most kills have hit nobody at work: such a run shows nothing.
  const isBlind = report.interrupted_calls < kills / 4;
  if (isBlind) console.error('too few calls were interrupted to show anything');
  if (report.lost > 0 || report.doubled > 0 || report.state !== 'sent' || isBlind) {
    process.exitCode = 1;
  }
} finally {
  for (const child of children) child.kill('SIGKILL');
  await database.stop();
}
