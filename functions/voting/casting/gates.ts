import type { Clock } from '../../../shared/clock.ts';
import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { ifAbsent } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { gateCopies, gateKey } from './vote-keys.ts';

/** When votes are let in: from `opensAt` on, and before `closesAt`. */
export interface GateTimes {
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** Milliseconds in which a vote that passed the clock has landed: longer than the function that casts it may run. */
export const landingMs = 15_000;

const copies = Array.from({ length: gateCopies }, (_, copy) => copy);

/**
 * Makes the gates of a contest; those that stand are left as they are, closed ones too.
 * @throws {Error} when gates stand that open or close at another time, and were not closed early.
 */
export async function writeGates(
  votes: Table,
  contestId: string,
  { opensAt, closesAt }: GateTimes,
): Promise<void> {
  const times = { opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() };
  for (const copy of copies) {
    try {
      await votes.put({ ...gateKey(contestId, copy), ...times }, ifAbsent);
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      const gate = error.item;
      const isSame = gate?.opensAt === times.opensAt && gate?.closesAt === times.closesAt;
      if (!isSame && gate?.shut !== true) {
        throw new Error(`the gates of ${contestId} stand with other times`);
      }
    }
  }
}

/**
 * Closes the gates at `at`, or when they close anyhow if that is earlier, one copy after the other. Then waits until every
 * vote that came in time has landed, and shuts them: once this resolves no vote of the contest can land any more.
 * Doing it again changes nothing.
 * @returns from when on every copy refuses: `at`, or later when the last copy was written after it
 */
export async function closeGates(
  votes: Table,
  contestId: string,
  at: Date,
  { now, pause }: { now: Clock; pause: (milliseconds: number) => Promise<void> },
): Promise<Date> {
  for (const copy of copies) await closeGate(votes, contestId, copy, at);
  const closed = now();
  await pause(Math.max(0, at.getTime() + landingMs - now().getTime()));
  for (const copy of copies) await shutGate(votes, contestId, copy);
  return closed > at ? closed : at;
}

async function closeGate(votes: Table, contestId: string, copy: number, at: Date): Promise<void> {
  try {
    await votes.update(gateKey(contestId, copy), {
      expression: 'SET closesAt = :at',
      condition: 'closesAt > :at',
      values: { ':at': at.toISOString() },
    });
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
  }
}

/** A gate that never was is made shut, so that a late message to make gates opens nothing. */
async function shutGate(votes: Table, contestId: string, copy: number): Promise<void> {
  await votes.update(gateKey(contestId, copy), {
    expression: 'SET #shut = :true',
    names: { '#shut': 'shut' },
    values: { ':true': true },
  });
}
