import { AppError } from '../../../shared/errors.ts';
import { readChoice } from '../casting/request-vote.ts';
import type { Visit } from '../pages/contest-frame.tsx';
import type { PageDeps } from './page-deps.ts';

/**
 * Candidates of a sealed choice; none where there is none.
 * @throws {AppError} token.invalid, token.expired, vote.not_open, vote.closed
 */
export const sealedChoices = async (
  { contest }: Visit,
  choice: string | undefined,
  deps: PageDeps,
): Promise<readonly string[]> =>
  choice ? readChoice({ contest, sealedChoice: choice }, deps) : [];

/** The same, to begin a ballot with: one that is too old or not ours is as good as none. */
export async function choiceBefore(
  visit: Visit,
  choice: string | undefined,
  deps: PageDeps,
): Promise<readonly string[]> {
  try {
    return await sealedChoices(visit, choice, deps);
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('token.')) return [];
    throw error;
  }
}
