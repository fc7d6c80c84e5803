import { daysAfter, epochSeconds } from '../../../../shared/clock.ts';
import { decodeCursor, encodeCursor } from '../../../../shared/data/cursor.ts';
import { type Item, ifAbsent, type Write } from '../../../../shared/data/expressions.ts';
import type { Table } from '../../../../shared/data/table.ts';
import { AppError } from '../../../../shared/errors.ts';
import { keptDays } from '../../../../shared/privacy/kept-days.ts';
import { atVersion } from '../contest-item.ts';
import {
  contestPartition,
  nominationKey,
  nominationPrefix,
  ownNominationKey,
} from '../contest-keys.ts';
import { type Nomination, nominationSchema } from './nomination.ts';

/** Later than a contest and its appeals end. What residents wrote is then removed. */
const expiryOf = ({ at }: Nomination) =>
  epochSeconds(daysAfter(new Date(at), keptDays.nominations));

const itemOf = (nomination: Nomination): Item => ({
  ...nominationKey(nomination.contestId, nomination.id),
  ...nomination,
  expiresAt: expiryOf(nomination),
});

const nominationOf = (item: Item): Nomination => nominationSchema.parse(item);

export const newNominationWrite = (nomination: Nomination): Write => ({
  put: itemOf(nomination),
  condition: ifAbsent,
});

/** Notes that the merchant nominated itself; fails where it has already. */
export const ownNominationWrite = (nomination: Nomination, merchantId: string): Write => ({
  put: {
    ...ownNominationKey(nomination.contestId, merchantId),
    nominationId: nomination.id,
    expiresAt: expiryOf(nomination),
  },
  condition: ifAbsent,
});

/** Whether the merchant nominated itself, whoever else did. */
export async function hasNominatedItself(
  table: Table,
  contestId: string,
  merchantId: string,
): Promise<boolean> {
  const item = await table.get(ownNominationKey(contestId, merchantId), { consistent: true });
  return item !== undefined;
}

/** Puts a nomination in place of the version before. */
export const nominationWrite = (next: Nomination): Write => ({
  put: itemOf(next),
  condition: atVersion(next.version - 1),
});

/** @throws {AppError} nomination.not_found */
export async function readNomination(
  table: Table,
  contestId: string,
  nominationId: string,
): Promise<Nomination> {
  const item = await table.get(nominationKey(contestId, nominationId), { consistent: true });
  if (!item) throw new AppError('nomination.not_found', 'There is no such nomination.');
  return nominationOf(item);
}

interface Selection {
  readonly state?: Nomination['state'] | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** One page, the first first; with a state a page may be short though a cursor follows. @throws {AppError} cursor.invalid */
export async function listNominations(
  table: Table,
  contestId: string,
  { state, cursor, limit }: Selection,
): Promise<{ nominations: Nomination[]; cursor: string | undefined }> {
  const pk = contestPartition(contestId);
  const filter = {
    expression: '#state = :state',
    names: { '#state': 'state' },
    values: { ':state': state },
  };
  const page = await table.query({
    pk,
    sortKey: { beginsWith: nominationPrefix },
    limit,
    startAfter: decodeCursor(cursor, { pk }),
    ...(state && { filter }),
  });
  return { nominations: page.items.map(nominationOf), cursor: encodeCursor(page.next) };
}

/** How many nominations wait for staff to say which merchant they mean. */
export const countWaiting = (table: Table, contestId: string): Promise<number> =>
  table.count({
    pk: contestPartition(contestId),
    sortKey: { beginsWith: nominationPrefix },
    filter: {
      expression: '#state = :waiting',
      names: { '#state': 'state' },
      values: { ':waiting': 'waiting' },
    },
  });
