import { rollIdOf } from '../../functions/voting/casting/roll-id.ts';
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
  /** Ballots beyond one for each voter on the roll, and names on the roll that are no voter who was accepted. */
  readonly doubles: number;
  /** Voters who were accepted and are not on the roll. */
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
  addressOf(voter: number): string;
}

/** What voters were told, beside what the table of votes and the published list hold. */
export async function verdict(evidence: Evidence): Promise<Verdict> {
  const { attempts, contestId, closedAt, published, demo, addressOf } = evidence;
  const { cast, peppers } = demo.stage.deps;
  const counted = attempts.filter((attempt) => attempt.counted);
  const accepted = new Set(counted.map(({ voter }) => voter));
  const { roll, online: ballots } = await cast.cohortCounts(contestId);
  const pepper = await peppers.read(contestId);
  if (!pepper) throw new Error('the pepper of the race is gone');
  // One by one: sums would hide a vote that was lost behind one that came twice.
  const named = new Set([...accepted].map((voter) => rollIdOf(addressOf(voter), pepper)));
  const onRoll = new Set<string>();
  for await (const rollId of cast.rollIds(contestId)) onRoll.add(rollId);
  const strangers = [...onRoll].filter((rollId) => !named.has(rollId)).length;
  const { tally, differences } = await recount(Buffer.from(published));
  if (differences.length > 0) throw new Error(`the recount differs: ${differences.join(' ')}`);
  return {
    accepted: accepted.size,
    roll,
    ballots,
    published: tally.online.counted,
    doubles: Math.max(0, ballots - roll) + strangers,
    lost: [...named].filter((rollId) => !onRoll.has(rollId)).length,
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
