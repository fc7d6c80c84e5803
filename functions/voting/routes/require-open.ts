import { closed, notOpen } from '../casting/cast-vote.ts';
import type { Visit } from '../pages/contest-frame.tsx';
import { shownPhase } from './shown-phase.ts';

/**
 * Spares people a step that would be refused. Whether a vote counts, the gate decides.
 * @throws {AppError} vote.not_open, vote.closed
 */
export function requireOpen(visit: Visit, now: Date): void {
  const phase = shownPhase(visit, now);
  if (phase === 'open') return;
  const isOver = phase === 'counting' || phase === 'published' || phase === 'cancelled';
  throw isOver ? closed() : notOpen();
}
