import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../../shared/clock.ts';
import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { ifAbsent } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { AppError } from '../../../shared/errors.ts';
import { dayAfter } from './kept-days.ts';
import type { Pepper } from './peppers.ts';
import { pendingKey } from './vote-keys.ts';

/** Codes that may be tried for one request. */
export const maxGuesses = 5;

export const pendingIdBytes = 16;

interface PendingDeps {
  readonly votes: Table;
  readonly now: Clock;
}

/**
 * Makes a request's code and keeps its keyed hash under a random id, which nothing connects with an address. Of a code
 * that nobody is mailed (`isMailed`) it keeps a hash that no code has: it could only be guessed.
 * @returns the id in hexadecimal, and the code's six digits
 */
export async function openRequest(
  pepper: Pepper,
  isMailed: boolean,
  { votes, now }: PendingDeps,
): Promise<{ readonly pendingId: string; readonly code: string }> {
  const pendingId = randomBytes(pendingIdBytes).toString('hex');
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const kept = isMailed ? code : randomBytes(16).toString('hex');
  const codeHash = hashOf(pendingId, kept, pepper).toString('base64url');
  const item = { ...pendingKey(pendingId), codeHash, guesses: 0, expiresAt: dayAfter(now(), 2) };
  await votes.put(item, ifAbsent);
  return { pendingId, code };
}

/** Not the code of the mail; `left` more may be tried. */
export class WrongCode extends AppError {
  readonly left: number;

  constructor(left: number) {
    super('code.wrong', 'This is not the code of the mail.');
    this.left = left;
  }
}

/**
 * Checks a code. Each guess is counted before it is looked at, so that of many at the same moment five are looked at.
 * @throws {AppError} code.wrong ({@link WrongCode}); code.exhausted after five, even for the right code; token.expired
 */
export async function checkCode(
  pendingId: string,
  typed: string,
  pepper: Pepper,
  { votes }: PendingDeps,
): Promise<void> {
  const { codeHash, guesses } = await takeGuess(pendingId, votes);
  const expected = Buffer.from(String(codeHash), 'base64url');
  const given = hashOf(pendingId, typed.replace(/\D/g, ''), pepper);
  if (expected.length === given.length && timingSafeEqual(expected, given)) return;
  if (Number(guesses) >= maxGuesses) throw exhausted();
  throw new WrongCode(maxGuesses - Number(guesses));
}

async function takeGuess(pendingId: string, votes: Table) {
  try {
    return await votes.update(pendingKey(pendingId), {
      expression: 'ADD guesses :one',
      condition: 'guesses < :max',
      values: { ':one': 1, ':max': maxGuesses },
    });
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    if (error.item) throw exhausted();
    throw new AppError('token.expired', 'This code has expired.');
  }
}

const exhausted = (): AppError =>
  new AppError('code.exhausted', 'Too many codes were tried. Ask for a new mail.');

const hashOf = (pendingId: string, code: string, pepper: Pepper): Buffer =>
  createHmac('sha256', pepper.key('code')).update(`${pendingId}\n${code}`).digest();
