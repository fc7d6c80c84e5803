import { recount } from '../../functions/voting/index.ts';
import type { DemoStage } from '../../infra/local/demo/demo-stage.ts';
import type { Attempt } from './attempt.ts';

export interface Verdict {
  /** Voters who were told at least once that their vote is counted. */
  readonly accepted: number;
  readonly roll: number;
  readonly ballots: number;
  /** Ballots that the published list counts to, from that file alone. */
  readonly published: number;
  /** Ballots beyond one for each voter who was accepted. */
  readonly doubles: number;
  /** Voters who were accepted and have no ballot. */
  readonly lost: number;
  /** Answers of "counted" to requests that began when staff had seen the contest closed. */
  readonly after_close: number;
  /** Forged links that were counted. */
  readonly forged: number;
  /** Answers by status. */
  readonly answers: Readonly<Record<string, number>>;
}

interface Evidence {
  readonly attempts: readonly Attempt[];
  readonly contestId: string;
  /** Milliseconds since the epoch. */
  readonly closedAt: number;
  /** The ballot list as published. */
  readonly published: string;
  readonly demo: DemoStage;
}

/** What voters were told, beside what the table of votes and the published list hold. */
export async function verdict(evidence: Evidence): Promise<Verdict> {
  const { attempts, contestId, closedAt, published, demo } = evidence;
  const counted = attempts.filter((attempt) => attempt.counted);
  const accepted = new Set(counted.map(({ voter }) => voter)).size;
  const { roll, online: ballots } = await demo.stage.deps.cast.cohortCounts(contestId);
  const { tally, differences } = await recount(Buffer.from(published));
  if (differences.length > 0) throw new Error(`the recount differs: ${differences.join(' ')}`);
  return {
    accepted,
    roll,
    ballots,
    published: tally.online.counted,
    doubles: Math.max(0, ballots - accepted),
    lost: Math.max(0, accepted - ballots),
    after_close: counted.filter(({ startedAt }) => startedAt > closedAt).length,
    forged: counted.filter(({ way }) => way === 'forged').length,
    answers: Object.fromEntries(
      [...Map.groupBy(attempts, ({ status }) => String(status))].map(([status, all]) => [
        status,
        all.length,
      ]),
    ),
  };
}
