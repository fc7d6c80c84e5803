import { randomInt } from 'node:crypto';
import type { Clock } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import { AppError, unavailable } from '../../../shared/errors.ts';
import { pauseBefore } from '../../../shared/pause.ts';
import type { AttemptVote, Vote } from './attempt-vote.ts';
import { gateCopies, rollKey } from './vote-keys.ts';

const maxAttempts = 6;

/** No further attempt after so long: the function has ten seconds. */
const patienceMs = 6_000;

interface CastDeps {
  readonly votes: Table;
  readonly attemptVote: AttemptVote;
  readonly now: Clock;
}

/**
 * Casts a vote, once for whoever casts it any number of times. Each attempt reads the clock anew and checks another copy of
 * the gate.
 * @returns `counted`, or `on-roll` where the voter had voted before
 * @throws {AppError} vote.not_open, vote.closed; unavailable after six attempts, when the vote may be cast again
 */
export async function castVote(vote: Vote, deps: CastDeps): Promise<'counted' | 'on-roll'> {
  const { attemptVote, now } = deps;
  const startedAt = now().getTime();
  const firstCopy = randomInt(gateCopies);
  let mayHaveLanded = false;
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const at = now();
    if (at.getTime() - startedAt > patienceMs) break;
    const outcome = await attemptVote(vote, (firstCopy + attempt) % gateCopies, at);
    if (outcome === 'counted') return 'counted';
    if (outcome === 'on-roll') return mayHaveLanded ? 'counted' : 'on-roll';
    if (outcome === 'not-open' || outcome === 'closed') {
      if (mayHaveLanded && (await isOnRoll(vote, deps))) return 'counted';
      throw outcome === 'closed' ? closed() : notOpen();
    }
    mayHaveLanded ||= outcome === 'unknown';
    await pauseBefore(attempt);
  }
  if (mayHaveLanded && (await isOnRoll(vote, deps))) return 'counted';
  throw unavailable(new Error('a vote found no way through after all attempts'));
}

async function isOnRoll({ contestId, rollId }: Vote, { votes }: CastDeps): Promise<boolean> {
  return (await votes.get(rollKey(contestId, rollId), { consistent: true })) !== undefined;
}

export const closed = (): AppError => new AppError('vote.closed', 'Voting is over.');

export const notOpen = (): AppError => new AppError('vote.not_open', 'Voting has not begun yet.');
