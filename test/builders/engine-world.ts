import { writeQuota } from '../../functions/mail/pace-repository.ts';
import { recordChunkEvents } from '../../functions/newsletters/events/record-chunk-events.ts';
import type { Issue } from '../../functions/newsletters/issue.ts';
import { createPlanDeps } from '../../functions/newsletters/planning/create-plan-deps.ts';
import { planIssue } from '../../functions/newsletters/planning/plan-issue.ts';
import {
  type PlanMessage,
  planMessages,
} from '../../functions/newsletters/planning/plan-message.ts';
import { readProgress } from '../../functions/newsletters/progress/read-progress.ts';
import { createSendDeps } from '../../functions/newsletters/sending/create-send-deps.ts';
import { createMakeLinks } from '../../functions/newsletters/sending/personal-links.ts';
import { sendChunk } from '../../functions/newsletters/sending/send-chunk.ts';
import type { SendMessage } from '../../functions/newsletters/sending/send-message.ts';
import { createMakeTracking } from '../../functions/newsletters/sending/tracking.ts';
import { createSweepDeps } from '../../functions/newsletters/sweeping/create-sweep-deps.ts';
import { sweep } from '../../functions/newsletters/sweeping/sweep.ts';
import type { TemplateMessage } from '../../functions/newsletters/template-message.ts';
import type { VersionCounts } from '../../functions/newsletters/versions/read-figures.ts';
import type { Table } from '../../shared/data/table.ts';
import { createKeyRing } from '../../shared/secrets/key-ring.ts';
import { testClock } from './clock.ts';
import { fakeSes } from './fake-ses.ts';
import { memoryTable } from './memory-table.ts';
import { seededNewId, seededRandom } from './seeded.ts';
import { aLaunchedIssue, manySubscribers } from './sendable-issue.ts';
import { silentLog } from './silent-log.ts';
import { waitingQueue } from './waiting-queue.ts';

export interface EngineOptions {
  readonly table?: Table;
  readonly recipients?: number;
  readonly ratePerSecond?: number;
  /** -1 for none. */
  readonly max24Hours?: number;
  /** Of the issue that is launched. */
  readonly issue?: Partial<Issue>;
  /** Of an issue with a trial. */
  readonly versions?: number;
}

export const siteUrl = 'https://www.vanhier.example';
export const mailDomain = 'mail.vanhier.example';
const functionMs = 120_000;

/** The engine's real code on a table, with a clock, queues and an SES of the test's own. One issue is launched. */
export async function engineWorld({
  table = memoryTable(),
  recipients = 120,
  ratePerSecond = 1000,
  max24Hours = -1,
  issue: fields = {},
  versions = 2,
}: EngineOptions = {}) {
  const now = testClock('2026-11-28T09:00:00Z');
  const newId = seededNewId(seededRandom(7));
  const ses = fakeSes();
  const planQueue = waitingQueue<PlanMessage>(now);
  const sendQueue = waitingQueue<SendMessage>(now);
  const templateQueue = waitingQueue<TemplateMessage>(now);
  const deletedTemplates: string[] = [];
  const templates = { isThrottled: false };
  const counted: string[] = [];
  const mails = new Map<string, unknown>();
  const versionCounts = new Map<string, VersionCounts>();
  const log = silentLog();
  const keys = createKeyRing(async () => 'key');

  const send = createSendDeps(table, {
    sendBulk: ses.sendBulk,
    settings: { mailDomain, configurationSet: 'vanhier' },
    sendQueue,
    makeLinks: createMakeLinks({ keys, now, siteUrl }),
    makeTracking: createMakeTracking({ keys, siteUrl }),
    leaseSeconds: 180,
    now,
    newId,
    sleep: async (milliseconds) => now.advance(milliseconds / 1000),
    log,
    count: (name) => void counted.push(name),
  });
  const plan = createPlanDeps(table, { sendQueue, now, newId });
  const swept = createSweepDeps(table, {
    planQueue,
    sendQueue,
    templateQueue,
    deleteTemplate: async (name) => {
      if (templates.isThrottled) return 'throttled';
      deletedTemplates.push(name);
      return 'deleted';
    },
    readVersionFigures: async () => versionCounts,
    now,
    newId,
    log,
    count: (name) => void counted.push(name),
    mail: {
      sendOnce: async (sent) => {
        for (const { id, request } of sent) mails.set(id, request);
      },
    },
  });

  const setQuota = (quota: {
    ratePerSecond: number;
    max24Hours: number;
    sentLast24Hours: number;
  }) => writeQuota(table, quota, now());
  await setQuota({ ratePerSecond, max24Hours, sentLast24Hours: 0 });
  const subscribers = await manySubscribers(recipients, { table, newId });
  const launched = await aLaunchedIssue({ table, now, newId }, fields, { versions });
  await planQueue.send(planMessages(launched.issueId));

  /** Works off every message that is visible now. */
  async function work(): Promise<void> {
    for (;;) {
      const step = planQueue.take();
      if (step) {
        await planIssue(step, plan);
        continue;
      }
      const message = sendQueue.take();
      if (!message) return;
      const started = now().getTime();
      await sendChunk(message, () => functionMs - (now().getTime() - started), send);
    }
  }

  const deliverEvents = () => recordChunkEvents(table, now)(ses.events.splice(0));
  const runSweep = () => sweep(swept, () => functionMs);
  const issue = (issueId = launched.issueId): Promise<Issue> => swept.issues.read(issueId);

  async function minutes(count: number): Promise<void> {
    for (let minute = 0; minute < count; minute += 1) {
      now.advance(60);
      await runSweep();
      await work();
    }
  }

  return {
    table,
    now,
    newId,
    ses,
    send,
    plan,
    swept,
    planQueue,
    sendQueue,
    templateQueue,
    deletedTemplates,
    templates,
    counted,
    /** To staff, by id. */
    mails,
    versionCounts,
    log,
    subscribers,
    issueId: launched.issueId,
    setQuota,
    work,
    deliverEvents,
    sweep: runSweep,
    minutes,
    issue,
    progress: async () => readProgress(table, await issue(), now),
  };
}

export type EngineWorld = Awaited<ReturnType<typeof engineWorld>>;
