import { AppError } from '../../../../shared/errors.ts';
import type { Actor } from '../change-contest.ts';
import { type InviteDeps, inviteCandidate } from './invite.ts';

interface InviteOutcome {
  readonly candidateId: string;
  readonly invited: boolean;
  /** Why not. */
  readonly reason?: string;
}

/**
 * Invites all who are nominated and were not invited yet. One who cannot be keeps no other from being invited.
 * @throws {AppError} contest.not_found
 */
export async function inviteNominated(
  deps: InviteDeps,
  contestId: string,
  by: Actor,
): Promise<InviteOutcome[]> {
  const { id } = await deps.contests.read(contestId);
  const candidates = await deps.contests.candidates(id, { consistent: true });
  const outcomes: InviteOutcome[] = [];
  for (const { id: candidateId, state, version } of candidates) {
    if (state !== 'nominated') continue;
    try {
      await inviteCandidate(deps, { contestId, candidateId }, { by, version });
      outcomes.push({ candidateId, invited: true });
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      outcomes.push({ candidateId, invited: false, reason: error.message });
    }
  }
  return outcomes;
}
