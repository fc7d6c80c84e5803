import type { Challenge } from '../../../../functions/voting/casting/proof-of-work.ts';
import { solveChallenge } from '../../../../shared/pages/solve-challenge.ts';

/** Solves a challenge with the page's own script, and writes what it sends. */
export async function solve(challenge: Challenge): Promise<string> {
  const solution = await solveChallenge(challenge);
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
}
