import { holdsRole, type Principal, requireRole } from '../../../shared/http/principal.ts';
import { municipalities } from '../../../shared/programme/programme.ts';
import type { Contest, ContestState } from './contest.ts';
import type { ContestRepository } from './contest-repository.ts';

interface Selection {
  /** NIS code; all municipalities of the principal when absent. */
  readonly municipality?: string | undefined;
  readonly state?: ContestState | undefined;
  readonly series?: string | undefined;
}

/**
 * The contests that somebody of staff may see, the last to open first.
 * @throws {AppError} auth.forbidden for a municipality in which they have no role
 */
export async function listContests(
  contests: ContestRepository,
  principal: Principal,
  { municipality, state, series }: Selection,
): Promise<Contest[]> {
  if (municipality !== undefined) requireRole(principal, 'viewer', [municipality]);
  const wanted = municipality === undefined ? municipalities.map(({ nis }) => nis) : [municipality];
  const own = wanted.filter((nis) => holdsRole(principal, 'viewer', nis));
  const found = await Promise.all(own.map((nis) => contests.listByMunicipality(nis)));
  return found
    .flat()
    .filter((contest) => state === undefined || contest.state === state)
    .filter((contest) => series === undefined || contest.series === series)
    .sort((one, other) => (one.voting.opens.at < other.voting.opens.at ? 1 : -1));
}
