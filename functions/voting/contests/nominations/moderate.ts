import type { Write } from '../../../../shared/data/expressions.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { Principal } from '../../../../shared/http/principal.ts';
import { candidacyWrites, withCandidacy } from '../candidates/candidacy.ts';
import { requireOpenList } from '../candidates/change-candidate.ts';
import { changeContest } from '../change-contest.ts';
import { listedIn, type NominateDeps } from './nominate.ts';
import type { Nomination } from './nomination.ts';
import { nominationWrite, readNomination } from './nomination-repository.ts';

interface Moderation {
  readonly principal: Principal;
  readonly contestId: string;
  readonly nominationId: string;
}

/**
 * Says which merchant a nomination means. All that was merged into it counts for that merchant, who becomes a candidate
 * where it is none yet.
 * @throws {AppError} nomination.not_found, nomination.state, merchant.not_found, contest.not_found, contest.state
 */
export async function linkNomination(
  { principal, contestId, nominationId, merchantId }: Moderation & { readonly merchantId: string },
  deps: NominateDeps,
): Promise<Nomination> {
  const merchant = await listedIn(await deps.contests.read(contestId), merchantId, deps);
  return withCandidacy(deps, contestId, merchant, (candidacy) =>
    moderate(deps, { principal, contestId }, 'nomination.linked', async () => {
      const waiting = await readWaiting(deps, contestId, nominationId);
      const { candidateId } = candidacy;
      const linked = next(waiting, { state: 'linked', merchantId, candidateId });
      const also = [nominationWrite(linked), ...candidacyWrites(candidacy, waiting.weight)];
      return { result: linked, also, values: { nomination: nominationId, candidate: candidateId } };
    }),
  );
}

/**
 * Counts a nomination with another of the same shop.
 * @throws {AppError} nomination.not_found, nomination.state, contest.not_found, contest.state
 */
export const mergeNominations = (
  { principal, contestId, nominationId, into }: Moderation & { readonly into: string },
  deps: NominateDeps,
): Promise<Nomination> =>
  moderate(deps, { principal, contestId }, 'nomination.merged', async () => {
    if (into === nominationId) {
      throw new AppError('nomination.state', 'A nomination cannot be merged into itself.');
    }
    const one = await readWaiting(deps, contestId, nominationId);
    const other = await readWaiting(deps, contestId, into);
    const merged = next(one, { state: 'merged', mergedInto: into });
    const grown = next(other, { weight: other.weight + one.weight });
    const also = [nominationWrite(merged), nominationWrite(grown)];
    return { result: grown, also, values: { nomination: nominationId, into } };
  });

/** @throws {AppError} nomination.not_found, nomination.state, contest.not_found, contest.state */
export const rejectNomination = (
  { principal, contestId, nominationId }: Moderation,
  deps: NominateDeps,
): Promise<Nomination> =>
  moderate(deps, { principal, contestId }, 'nomination.rejected', async () => {
    const waiting = await readWaiting(deps, contestId, nominationId);
    const rejected = next(waiting, { state: 'rejected' });
    return {
      result: rejected,
      also: [nominationWrite(rejected)],
      values: { nomination: nominationId },
    };
  });

interface Decision {
  readonly result: Nomination;
  readonly also: readonly Write[];
  readonly values: Readonly<Record<string, unknown>>;
}

async function moderate(
  deps: NominateDeps,
  { principal, contestId }: Omit<Moderation, 'nominationId'>,
  action: string,
  decide: () => Promise<Decision>,
): Promise<Nomination> {
  let decided: Nomination | undefined;
  await changeContest(deps, contestId, async (contest) => {
    requireOpenList(contest);
    const { result, also, values } = await decide();
    decided = result;
    return { action, by: principal, values, also };
  });
  if (!decided) throw new AppError('contest.changed', 'The contest was changed meanwhile.');
  return decided;
}

async function readWaiting(
  { table }: NominateDeps,
  contestId: string,
  nominationId: string,
): Promise<Nomination> {
  const nomination = await readNomination(table, contestId, nominationId);
  if (nomination.state === 'waiting') return nomination;
  throw new AppError('nomination.state', `This nomination is ${nomination.state} already.`);
}

const next = (nomination: Nomination, set: Partial<Nomination>): Nomination => ({
  ...nomination,
  ...set,
  version: nomination.version + 1,
});
