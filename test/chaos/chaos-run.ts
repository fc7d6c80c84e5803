import type { ChunkEvent } from '../../functions/newsletters/events/chunk-event.ts';
import type { Issue } from '../../functions/newsletters/issue.ts';
import { createIssueRepository } from '../../functions/newsletters/issue-repository.ts';
import { chooseVersion } from '../../functions/newsletters/versions/choose-version.ts';
import { versionsOfIssue } from '../../functions/newsletters/versions/issue-versions.ts';
import { AppError } from '../../shared/errors.ts';
import type { Principal } from '../../shared/http/principal.ts';
import { seededRandom } from '../builders/seeded.ts';
import { chaosPlan, isLong } from './chaos-plan.ts';
import { type ChaosWorld, chaosWorld } from './chaos-world.ts';
import { Crash, everyoneWaits } from './turns.ts';
import { type Verdict, verdictOf } from './verdict.ts';

export interface ChaosOptions {
  readonly seed: number;
  /** Share of events that are lost for good: outside of the promise, to show what it costs. */
  readonly lostEventShare?: number;
  /** Effects under bad weather. */
  readonly steps?: number;
}

interface Announced {
  readonly event: ChunkEvent;
  readonly availableAt: number;
  attempts: number;
}

const longestEventDelay = 240_000;
const virtualDays = 40;

/** One whole sending in bad weather and then in calm, in the order of effects that the seed picks. */
export async function chaosRun({
  seed,
  lostEventShare = 0,
  steps = 2500,
}: ChaosOptions): Promise<Verdict> {
  const random = seededRandom(seed);
  const plan = chaosPlan(random, lostEventShare);
  const effects = isLong(plan) ? steps * 2 : steps;
  const world = await chaosWorld(plan, random);
  const driver = createDriver(world, random, plan);
  for (let step = 0; step < effects; step += 1) await driver.step();
  if (plan.isCancelled) await driver.cancel();
  const calmSince = world.now();
  world.calm();
  const until = world.now().getTime() + virtualDays * 86_400_000;
  while (!(await driver.isOver()) && world.now().getTime() < until) await driver.minute();
  await driver.minute();
  return verdictOf(world, { seed, plan, calmSince, errors: driver.errors });
}

const editor: Principal = {
  accountId: 'acc_editor',
  name: 'Els',
  email: 'els@demo.vanhier.example',
  grants: [{ role: 'editor', scope: 'programme' }],
};

type Plan = ReturnType<typeof chaosPlan>;

function createDriver(world: ChaosWorld, random: () => number, plan: Plan) {
  const announced = new Set<Announced>();
  const errors: unknown[] = [];
  const issues = createIssueRepository(world.table, world.now);
  let underWay = 0;
  let sweepDueAt = world.now().getTime();

  function start(run: Promise<void>, done: () => void = () => {}): void {
    underWay += 1;
    run
      .then(done, (error: unknown) => {
        const causes = error instanceof AggregateError ? error.errors : [error];
        errors.push(...causes.filter((cause) => !(cause instanceof Crash)));
      })
      .finally(() => {
        underWay -= 1;
      });
  }

  function announce(): void {
    for (const event of world.ses.events.splice(0)) {
      if (random() < plan.lostEventShare) continue;
      const availableAt = world.now().getTime() + random() * longestEventDelay;
      announced.add({ event, availableAt, attempts: 0 });
      if (random() < 0.1) announced.add({ event, availableAt, attempts: 0 });
    }
  }

  /** Hands over what is available, or part of it; what a dying worker held comes again after its visibility timeout. */
  function deliverEvents(all: boolean): void {
    announce();
    const present = world.now().getTime();
    const batch = [...announced].filter(
      ({ availableAt }) => availableAt <= present && (all || random() < 0.6),
    );
    if (batch.length === 0) return;
    for (const item of batch) {
      announced.delete(item);
      item.attempts += 1;
    }
    const run = world.runEvents(batch.map(({ event }) => event));
    start(
      run.catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error;
        for (const item of batch) announced.add({ ...item, availableAt: present + 60_000 });
      }),
    );
  }

  function receive(): void {
    const keepVisible = random() < plan.duplicateShare;
    const isPlanFirst = random() < 0.3;
    if (isPlanFirst) receivePlan() || receiveSend();
    else receiveSend() || receivePlan();

    function receivePlan(): boolean {
      const received = world.planQueue.receive(random, keepVisible);
      if (received) start(world.runPlan(received.message), received.done);
      return received !== undefined;
    }

    function receiveSend(): boolean {
      const received = world.sendQueue.receive(random, keepVisible);
      if (received) start(world.runSend(received.message), received.done);
      return received !== undefined;
    }
  }

  function startSweep(): void {
    sweepDueAt = world.now().getTime() + 60_000;
    start(world.runSweep());
  }

  async function actAsStaff(): Promise<void> {
    const issue = await issues.read(world.issueId);
    const at = world.now().toISOString();
    if (issue.state === 'sending' && random() < 0.3) {
      const pause = { reason: 'staff' as const, at };
      await issues.transition(world.issueId, { from: ['sending'], to: 'paused', set: { pause } });
    } else if (issue.state === 'paused') {
      await issues.transition(world.issueId, {
        from: ['paused'],
        to: 'sending',
        remove: ['pause'],
      });
      if (random() < 0.5) await world.planQueue.send([{ step: 'queue', issueId: world.issueId }]);
    }
  }

  /** Now and then staff do not wait for the end of the trial; somebody may have been quicker. */
  async function chooseAsStaff(): Promise<void> {
    const { table, now, newId, planQueue, readVersionFigures, issueId } = world;
    const deps = { table, issues, now, newId, planQueue, readVersionFigures };
    const versionsOf = (issue: Issue) => versionsOfIssue(table, issue);
    const action = { principal: editor, issueId };
    await chooseVersion({ ...deps, versionsOf }, action, 'b').catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
    });
  }

  /** Nobody is at work and nothing is on its way. */
  const isIdle = (): boolean =>
    underWay === 0 &&
    announced.size + world.ses.events.length === 0 &&
    world.planQueue.visible + world.sendQueue.visible === 0;

  /** Time passes, and whatever is due with it: events are never late beyond what the grace time bears. */
  function passTime(seconds: number): void {
    world.now.advance(seconds);
    deliverEvents(true);
    if (world.now().getTime() >= sweepDueAt) startSweep();
  }

  async function step(): Promise<void> {
    const roll = random();
    // Between a trial and its decision, between one hour of a spread and the next.
    if (isLong(plan) && isIdle()) passTime(300 + random() * 900);
    if (roll < 0.72 && world.turns.ready > 0) return world.turns.step();
    if (roll < 0.86 && underWay < 8) receive();
    else if (roll < 0.9) deliverEvents(false);
    else if (roll < 0.91) startSweep();
    else if (roll < 0.925 && plan.withStaff) await actAsStaff();
    else if (roll < 0.9255 && plan.withStaff && plan.versions > 1) await chooseAsStaff();
    else if (roll < 0.95) passTime(random() * 20);
    else if (world.turns.ready > 0) return world.turns.step();
    await everyoneWaits();
  }

  /** Works off everything under way. */
  async function settle(): Promise<void> {
    for (;;) {
      await everyoneWaits();
      if (world.turns.ready > 0) await world.turns.step();
      else if (world.turns.wakesAt !== undefined) {
        world.now.set(new Date(world.turns.wakesAt).toISOString());
      } else if (underWay === 0) return;
    }
  }

  async function minute(): Promise<void> {
    await actIfPaused();
    while (world.planQueue.visible + world.sendQueue.visible > 0) {
      receive();
      await settle();
    }
    passTime(60);
    await settle();
  }

  async function actIfPaused(): Promise<void> {
    const issue = await issues.read(world.issueId);
    if (issue.state === 'paused' && issue.pause?.reason !== 'quota') {
      await issues.transition(world.issueId, {
        from: ['paused'],
        to: 'sending',
        remove: ['pause'],
      });
    }
    // The day's quota comes back with the days.
    if (issue.pause?.reason === 'quota') await world.refillQuota();
  }

  return {
    errors,
    step,
    minute,
    async cancel(): Promise<void> {
      const from = ['planning', 'sending', 'paused'] as const;
      await issues.transition(world.issueId, { from, to: 'cancelled', remove: ['pause'] });
    },
    async isOver(): Promise<boolean> {
      await settle();
      const { state } = await issues.read(world.issueId);
      if (state === 'sent') return true;
      return state === 'cancelled' && (await world.isQuiet());
    },
  };
}
