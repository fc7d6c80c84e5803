import { versionNames } from '../../emails/blocks/version.ts';
import { writeQuota } from '../../functions/mail/pace-repository.ts';
import { recordChunkEvents } from '../../functions/newsletters/events/record-chunk-events.ts';
import { createPlanDeps } from '../../functions/newsletters/planning/create-plan-deps.ts';
import { planIssue } from '../../functions/newsletters/planning/plan-issue.ts';
import {
  type PlanMessage,
  planMessages,
} from '../../functions/newsletters/planning/plan-message.ts';
import { createChunkRepository } from '../../functions/newsletters/sending/chunk-repository.ts';
import { createSendDeps } from '../../functions/newsletters/sending/create-send-deps.ts';
import { createMakeLinks } from '../../functions/newsletters/sending/personal-links.ts';
import { sendChunk } from '../../functions/newsletters/sending/send-chunk.ts';
import type { SendMessage } from '../../functions/newsletters/sending/send-message.ts';
import { createMakeTracking } from '../../functions/newsletters/sending/tracking.ts';
import { createSweepDeps } from '../../functions/newsletters/sweeping/create-sweep-deps.ts';
import { sweep } from '../../functions/newsletters/sweeping/sweep.ts';
import { createKeyRing } from '../../shared/secrets/key-ring.ts';
import { testClock } from '../builders/clock.ts';
import { fakeSes } from '../builders/fake-ses.ts';
import { memoryTable } from '../builders/memory-table.ts';
import { seededNewId } from '../builders/seeded.ts';
import { aLaunchedIssue, manySubscribers } from '../builders/sendable-issue.ts';
import { silentLog } from '../builders/silent-log.ts';
import { type ChaosPlan, chaosIds, issueOf } from './chaos-plan.ts';
import { chaosQueue } from './chaos-queue.ts';
import { type Faults, faultySes, noFaults } from './faulty-ses.ts';
import { gatedQueue, gatedTable } from './gated.ts';
import { createTurns, type Invocation } from './turns.ts';

const timeouts = { plan: 300, send: 120, sweep: 60, events: 60 } as const;

/** The functions of the engine, each invocation able to die at every effect, on a table in memory. */
export async function chaosWorld(plan: ChaosPlan, random: () => number) {
  const table = memoryTable();
  const now = testClock(plan.startsAt);
  const newId = chaosIds(seededNewId(random))(plan);
  const weather = { crashShare: plan.crashShare, faults: plan.faults as Faults, crashes: 0 };
  const turns = createTurns({
    random,
    now: () => now().getTime(),
    crashShare: () => weather.crashShare,
    crashed: () => {
      weather.crashes += 1;
    },
  });
  const ses = fakeSes();
  const planQueue = chaosQueue<PlanMessage>(now, timeouts.plan * 6);
  const sendQueue = chaosQueue<SendMessage>(now, timeouts.send * 6);
  const keys = createKeyRing(async () => 'key');
  const log = silentLog();

  await writeQuota(table, { ...plan, sentLast24Hours: 0 }, now());
  const subscribers = await manySubscribers(plan.recipients, { table, newId });
  const issue = issueOf(plan);
  const { versions } = plan;
  const { issueId } = await aLaunchedIssue({ table, now, newId }, issue, { versions });
  await planQueue.send(planMessages(issueId));
  const badAddresses = new Set(
    subscribers.slice(0, plan.badAddresses).map((id) => `${id}@resident.example`),
  );
  ses.behave = faultySes(ses, random, () => weather.faults, badAddresses);

  /** When SES took each mail, in the order of `ses.mails`. */
  const takenAt: Date[] = [];
  async function sendBulk(request: Parameters<typeof ses.sendBulk>[0]) {
    try {
      return await ses.sendBulk(request);
    } finally {
      while (takenAt.length < ses.mails.length) takenAt.push(now());
    }
  }

  /** The last version is clicked more, or none: that decides what is sent, not whether. */
  const clicks = random() < 0.5 ? 400 : 40;
  const readVersionFigures = async () =>
    new Map(
      versionNames.map((version, place) => {
        const human = place === versions - 1 ? clicks : 40;
        const clicked = { raw: human, human };
        return [version, { delivered: 1000, clicked, opened: clicked }] as const;
      }),
    );

  const invocation = (name: keyof typeof timeouts): Invocation => ({
    name,
    stoppedAt: now().getTime() + timeouts[name] * 1000,
    isSlow: random() < 0.1,
    isDead: false,
  });
  const remaining =
    ({ stoppedAt }: Invocation) =>
    () =>
      stoppedAt - now().getTime();

  return {
    table,
    now,
    newId,
    ses,
    takenAt,
    readVersionFigures,
    turns,
    planQueue,
    sendQueue,
    subscribers,
    badAddresses,
    issueId,
    weather,
    /** A day later: the quota is whole again. */
    refillQuota: () => writeQuota(table, { ...plan, sentLast24Hours: 0 }, now()),
    /** Nobody in a call and nobody waiting for events. */
    async isQuiet(): Promise<boolean> {
      const later = new Date(now().getTime() + 86_400_000);
      for await (const _ of createChunkRepository(table).due(later)) return false;
      return true;
    },
    calm() {
      weather.crashShare = 0;
      weather.faults = noFaults;
    },

    runPlan(message: PlanMessage): Promise<void> {
      const run = invocation('plan');
      return planIssue(
        message,
        createPlanDeps(gatedTable(table, run, turns), {
          sendQueue: gatedQueue(sendQueue, run, turns),
          now,
          newId,
        }),
      );
    },

    runSend(message: SendMessage): Promise<void> {
      const run = invocation('send');
      const deps = createSendDeps(gatedTable(table, run, turns), {
        sendBulk: (request) => turns.effect(run, () => sendBulk(request)),
        settings: { mailDomain: 'mail.vanhier.example', configurationSet: 'vanhier' },
        sendQueue: gatedQueue(sendQueue, run, turns),
        makeLinks: createMakeLinks({ keys, now, siteUrl: 'https://www.vanhier.example' }),
        makeTracking: createMakeTracking({ keys, siteUrl: 'https://www.vanhier.example' }),
        leaseSeconds: timeouts.send + 60,
        now,
        newId,
        sleep: (milliseconds) => turns.sleep(run, milliseconds),
        log,
        count: () => {},
      });
      return sendChunk(message, remaining(run), deps);
    },

    runSweep(): Promise<void> {
      const run = invocation('sweep');
      const gated = gatedTable(table, run, turns);
      const deps = createSweepDeps(gated, {
        planQueue: gatedQueue(planQueue, run, turns),
        sendQueue: gatedQueue(sendQueue, run, turns),
        templateQueue: { send: async () => {} },
        deleteTemplate: async () => 'deleted',
        readVersionFigures: () => turns.effect(run, readVersionFigures),
        now,
        newId,
        log,
        count: () => {},
        mail: { sendOnce: async () => {} },
      });
      return sweep(deps, remaining(run));
    },

    runEvents(batch: Parameters<ReturnType<typeof recordChunkEvents>>[0]): Promise<void> {
      const run = invocation('events');
      return recordChunkEvents(gatedTable(table, run, turns), now)(batch);
    },
  };
}

export type ChaosWorld = Awaited<ReturnType<typeof chaosWorld>>;
