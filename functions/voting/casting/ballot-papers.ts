import type { Clock } from '../../../shared/clock.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Merchants } from '../../merchants/index.ts';
import type { Candidate, Contest } from '../contests/contest.ts';
import type { ContestRepository } from '../contests/contest-repository.ts';

/** A contest and who can be voted for. */
export interface BallotPaper {
  readonly contest: Contest;
  /** All who were nominated, in any state. On the ballot without photo and story where the merchant is erased. */
  readonly candidates: readonly Candidate[];
}

/** Reads what a vote is checked against. */
export interface BallotPapers {
  /** @throws {AppError} contest.not_found */
  read(contestId: string): Promise<BallotPaper>;
  /** By the name in the address of its pages. @throws {AppError} contest.not_found */
  readBySlug(nis: string, slug: string): Promise<BallotPaper>;
}

/**
 * How long a container takes a paper for true. Whether a vote counts is not decided by it but by the gate; a candidate who
 * withdraws may get votes for so long, which are void like those before.
 */
const keptMs = 5_000;

interface PaperDeps {
  readonly contests: Pick<ContestRepository, 'get' | 'candidates' | 'findBySlug'>;
  readonly merchants: Pick<Merchants, 'getMany'>;
  readonly now: Clock;
}

/** Papers from the table, kept for a moment: on the evening of a vote a container reads the same one all the time. */
export function createBallotPapers({ contests, merchants, now }: PaperDeps): BallotPapers {
  const read = keptFor(now, async (contestId: string): Promise<BallotPaper> => {
    const [contest, candidates] = await Promise.all([
      contests.get(contestId),
      contests.candidates(contestId),
    ]);
    if (!contest) throw notFound();
    return { contest, candidates: await withoutErased(candidates, merchants) };
  });
  const findId = keptFor(now, async (name: string): Promise<string> => {
    const [nis = '', slug = ''] = name.split('/');
    const contest = await contests.findBySlug(nis, slug);
    if (!contest) throw notFound();
    return contest.id;
  });
  return { read, readBySlug: async (nis, slug) => read(await findId(`${nis}/${slug}`)) };
}

/**
 * Name and trade stay on a ballot that people have voted by. The photo's file went with the merchant, and the words were
 * the merchant's to take back.
 */
async function withoutErased(
  candidates: readonly Candidate[],
  merchants: PaperDeps['merchants'],
): Promise<readonly Candidate[]> {
  const onBallot = candidates.filter(({ state }) => state === 'standing' || state === 'withdrawn');
  const known = await merchants.getMany(onBallot.map(({ merchantId }) => merchantId));
  const isErased = (candidate: Candidate) =>
    onBallot.includes(candidate) && !known.has(candidate.merchantId);
  return candidates.map((candidate) =>
    isErased(candidate) ? { ...candidate, photo: undefined, story: {} } : candidate,
  );
}

/** Fetches a value by its name and keeps it for a moment; what failed is fetched anew. */
function keptFor<Value>(
  now: Clock,
  fetchValue: (name: string) => Promise<Value>,
): (name: string) => Promise<Value> {
  const kept = new Map<string, { readonly value: Promise<Value>; readonly until: number }>();
  return (name) => {
    const present = now().getTime();
    const known = kept.get(name);
    if (known && known.until > present) return known.value;
    const value = fetchValue(name);
    kept.set(name, { value, until: present + keptMs });
    value.catch(() => kept.delete(name));
    return value;
  };
}

const notFound = (): AppError => new AppError('contest.not_found', 'There is no such contest.');
