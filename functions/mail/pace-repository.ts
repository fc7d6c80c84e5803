import * as z from 'zod';
import { ConditionFailed } from '../../shared/data/condition-failed.ts';
import type { Item } from '../../shared/data/expressions.ts';
import type { Table } from '../../shared/data/table.ts';
import {
  remainingOf,
  type SendingQuota,
  sandboxQuota,
  sendingQuotaSchema,
} from './sending-quota.ts';

const key = { pk: 'MAIL#PACE', sk: 'PACE' };

const paceSchema = sendingQuotaSchema.extend({
  /** Epoch milliseconds from which the next mail may leave. */
  nextFree: z.number(),
  /** Recipients left of the daily quota, counted down by reservations since it was read. */
  remaining: z.number(),
});

/** The state that everyone who sends shares, in one item. */
export type PaceState = z.output<typeof paceSchema>;

const stateOf = (item: Item | undefined): PaceState =>
  paceSchema.parse({
    nextFree: 0,
    remaining: remainingOf(sandboxQuota),
    ...sandboxQuota,
    ...item,
  });

export const readPace = async (table: Table): Promise<PaceState> =>
  stateOf(await table.get(key, { consistent: true }));

export async function writeQuota(table: Table, quota: SendingQuota, readAt: Date): Promise<void> {
  await table.update(key, {
    expression:
      'SET ratePerSecond = :rate, max24Hours = :max, sentLast24Hours = :sent, remaining = :remaining, readAt = :readAt',
    values: {
      ':rate': quota.ratePerSecond,
      ':max': quota.max24Hours,
      ':sent': quota.sentLast24Hours,
      ':remaining': remainingOf(quota),
      ':readAt': readAt.toISOString(),
    },
  });
}

/** Writes the state of an account whose quota nobody has read yet. */
export async function writeSandboxQuota(table: Table): Promise<void> {
  try {
    await table.update(key, {
      expression: 'SET remaining = :remaining, nextFree = :zero',
      condition: 'attribute_not_exists(remaining)',
      values: { ':remaining': remainingOf(sandboxQuota), ':zero': 0 },
    });
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
  }
}

export interface Booking {
  readonly count: number;
  /** How long the booked mails fill the lane, in milliseconds. */
  readonly durationMs: number;
  /** Present time, epoch milliseconds. */
  readonly now: number;
  /** Recipients that must be left before the booking. */
  readonly needed: number;
}

/** Books behind what is booked already. Undefined when the lane is free now, or the quota is not enough. */
export const bookBehind = (table: Table, { count, durationMs, now, needed }: Booking) =>
  unlessRefused(
    table.update(key, {
      expression: 'SET nextFree = nextFree + :duration, remaining = remaining - :count',
      condition: 'nextFree >= :now AND remaining >= :needed',
      values: { ':duration': durationMs, ':count': count, ':now': now, ':needed': needed },
    }),
  );

/** Books from now on, where nothing is booked. Undefined when something is, or the quota is not enough. */
export const bookNow = (table: Table, { count, durationMs, now, needed }: Booking) =>
  unlessRefused(
    table.update(key, {
      expression: 'SET nextFree = :end, remaining = remaining - :count',
      condition: '(attribute_not_exists(nextFree) OR nextFree < :now) AND remaining >= :needed',
      values: { ':end': now + durationMs, ':count': count, ':now': now, ':needed': needed },
    }),
  );

async function unlessRefused(writing: Promise<Item>): Promise<PaceState | undefined> {
  try {
    return stateOf(await writing);
  } catch (error) {
    if (error instanceof ConditionFailed) return undefined;
    throw error;
  }
}
