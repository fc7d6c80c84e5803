import { createIssueRepository } from '../../functions/newsletters/issue-repository.ts';
import { createRunRepository } from '../../functions/newsletters/planning/run-repository.ts';
import { readProgress } from '../../functions/newsletters/progress/read-progress.ts';
import type { Chunk } from '../../functions/newsletters/sending/chunk.ts';
import { createChunkRepository } from '../../functions/newsletters/sending/chunk-repository.ts';
import type { ChaosPlan } from './chaos-plan.ts';
import type { ChaosWorld } from './chaos-world.ts';
import { contradictionsOfMails, releasesOf } from './released.ts';

/** What became of everybody, by what SES took and by what the table says. */
export interface Verdict {
  readonly seed: number;
  readonly plan: ChaosPlan;
  readonly state: string;
  readonly recipients: number;
  readonly sent: number;
  /** Planned, not failed, not cancelled, and SES never took a mail for them. */
  readonly lost: number;
  /** SES took more than one mail for them. */
  readonly doubled: number;
  readonly failed: number;
  readonly crashes: number;
  /** A choice between versions was made, or an hour of a spread began, while processes died. */
  readonly isReleasedInWeather: boolean;
  /** In dead-letter queues. */
  readonly dead: number;
  /** What the figures say and the mails do not, in words. */
  readonly contradictions: readonly string[];
  /** Thrown by product code, other than by dying. */
  readonly errors: readonly string[];
}

interface Ended {
  readonly seed: number;
  readonly plan: ChaosPlan;
  /** From here on nothing died any more. */
  readonly calmSince: Date;
  readonly errors: readonly unknown[];
}

export async function verdictOf(
  world: ChaosWorld,
  { seed, plan, calmSince, errors }: Ended,
): Promise<Verdict> {
  const issue = await createIssueRepository(world.table, world.now).read(world.issueId);
  const chunks = await committedChunks(world);
  const taken = world.ses.counts();
  const people = chunks.flatMap(({ recipients, states }) =>
    recipients.map((id, index) => ({
      state: states.charAt(index),
      mails: taken.get(`${id}@resident.example`) ?? 0,
    })),
  );
  const isEnded = issue.state === 'cancelled';
  const unplanned = isEnded ? 0 : plan.recipients - people.length;
  const progress = await readProgress(world.table, issue, world.now);
  const contradictions = await contradictionsOfMails(world, issue, chunks);
  const claims = people.filter(({ state }) => state === 's').length;
  if (progress.sent !== claims) contradictions.push(`progress ${progress.sent}, chunks ${claims}`);
  if (people.some(({ state, mails }) => state === 's' && mails === 0)) {
    contradictions.push('somebody counts as sent whom SES never took');
  }
  if (people.some(({ state, mails }) => 'rixn'.includes(state) && mails > 0)) {
    contradictions.push('somebody counts as failed or dropped whom SES took');
  }
  if (
    !isEnded &&
    (issue.state !== 'sent' || progress.pending + progress.waiting > 0 || progress.uncertain > 0)
  ) {
    contradictions.push(
      `ended ${issue.state} with ${progress.pending} pending, ${progress.waiting} waiting`,
    );
  }
  return {
    seed,
    plan,
    state: issue.state,
    recipients: plan.recipients,
    sent: claims,
    lost:
      unplanned +
      people.filter(({ state, mails }) => mails === 0 && !isSettledWithout(state, isEnded)).length,
    doubled: people.filter(({ mails }) => mails > 1).length,
    failed: people.filter(({ state }) => 'rix'.includes(state)).length,
    crashes: world.weather.crashes,
    isReleasedInWeather: releasesOf(issue).some((at) => at < calmSince),
    dead: world.planQueue.dead.length + world.sendQueue.dead.length,
    contradictions,
    errors: errors.map(String),
  };
}

const isSettledWithout = (state: string, isEnded: boolean): boolean =>
  'rix'.includes(state) || (isEnded && 'pn'.includes(state));

async function committedChunks(world: ChaosWorld): Promise<Chunk[]> {
  const chunks = createChunkRepository(world.table);
  const found: Chunk[] = [];
  for (const run of await createRunRepository(world.table).ofIssue(world.issueId)) {
    for await (const chunk of chunks.all(run)) found.push(chunk);
  }
  return found;
}
