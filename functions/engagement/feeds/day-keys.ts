import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { type Clock, daysAfter, epochSeconds } from '../../../shared/clock.ts';
import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { ifAbsent } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { localHour, startOfLocalDay } from '../../../shared/time/local-hour.ts';
import { dayKeyKey } from './feed-keys.ts';

const itemSchema = z.object({ key: z.string() });

/** Gives the secret of a local day. */
export type DayKeys = (day: string) => Promise<Buffer>;

/**
 * Makes the secret of a day when it is first asked for, at random, and has that of the day before removed: what was made with
 * it can be made by nobody again.
 */
export function createDayKeys(table: Table, now: Clock): DayKeys {
  let held: { readonly day: string; readonly key: Promise<Buffer> } | undefined;

  async function readOrMake(day: string): Promise<Buffer> {
    return (await read(table, day)) ?? make(day);
  }

  async function make(day: string): Promise<Buffer> {
    const key = randomBytes(32).toString('base64');
    try {
      const expiresAt = epochSeconds(daysAfter(now(), 2));
      await table.put({ ...dayKeyKey(day), key, expiresAt }, ifAbsent);
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      return readOrMake(day);
    }
    await table.remove(dayKeyKey(dayBefore(day)));
    return Buffer.from(key, 'base64');
  }

  return (day) => {
    if (held?.day === day) return held.key;
    const key = readOrMake(day);
    held = { day, key };
    key.catch(() => {
      held = undefined;
    });
    return key;
  };
}

async function read(table: Table, day: string): Promise<Buffer | undefined> {
  const item = await table.get(dayKeyKey(day), { consistent: true });
  return item && Buffer.from(itemSchema.parse(item).key, 'base64');
}

const dayBefore = (day: string): string => localHour(startOfLocalDay(day).getTime() - 1).day;
