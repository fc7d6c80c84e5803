import { type Clock, epochSeconds } from '../clock.ts';
import { ConditionFailed } from './condition-failed.ts';
import type { Table } from './table.ts';

export interface RateLimit {
  /** What is limited, as the first part of the key: `confirmation-mail`. */
  readonly name: string;
  readonly count: number;
  readonly windowSeconds: number;
}

/**
 * Takes one of the places that `subject` has in the present window (fixed windows, since the epoch).
 * `subject` is a digest or an id, never an address. False when none is left.
 */
export async function takePlace(
  table: Table,
  limit: RateLimit,
  subject: string,
  now: Clock,
): Promise<boolean> {
  const window = Math.floor(epochSeconds(now()) / limit.windowSeconds);
  try {
    await table.update(
      { pk: `RATE#${limit.name}#${subject}`, sk: `WINDOW#${window}` },
      {
        expression: 'ADD taken :one SET expiresAt = :expiresAt',
        condition: 'attribute_not_exists(taken) OR taken < :count',
        values: {
          ':one': 1,
          ':count': limit.count,
          // Of the window, not of this place: the item tells nobody when its subject was here last.
          ':expiresAt': (window + 1) * limit.windowSeconds + 86_400,
        },
      },
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionFailed) return false;
    throw error;
  }
}
