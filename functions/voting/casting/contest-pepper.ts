import { AppError } from '../../../shared/errors.ts';
import { contestIdSchema } from '../contests/contest.ts';
import type { CastingDeps } from './casting-deps.ts';
import type { Pepper } from './peppers.ts';
import { contestOfToken, invalidToken } from './seals.ts';

type Deps = Pick<CastingDeps, 'papers' | 'peppers'>;

/**
 * The contest that a token says it is of, and its pepper. Secrets are asked for only where a contest of ours has one.
 * @throws {AppError} token.invalid; token.expired once the pepper is destroyed
 */
export async function pepperOfToken(
  token: string,
  deps: Deps,
): Promise<{ readonly contestId: string; readonly pepper: Pepper }> {
  const contestId = contestOfToken(token);
  if (!contestIdSchema.safeParse(contestId).success) throw invalidToken();
  const { contest } = await deps.papers.read(contestId).catch((error: unknown) => {
    throw error instanceof AppError && error.code === 'contest.not_found' ? invalidToken() : error;
  });
  if (contest.ballotFixedAt === undefined) throw invalidToken();
  const isDestroyed = contest.pepperDestroyedAt !== undefined;
  const pepper = isDestroyed ? undefined : await deps.peppers.read(contestId);
  if (!pepper) throw new AppError('token.expired', 'This link has expired.');
  return { contestId, pepper };
}
