import { systemClock } from '../../shared/clock.ts';
import type { Table } from '../../shared/data/table.ts';
import { newId } from '../../shared/ids.ts';
import type { KeyRing } from '../../shared/secrets/key-ring.ts';
import { createReaderTrail } from '../engagement/index.ts';
import { erase } from './erase.ts';
import type { Erasure } from './erasure.ts';
import type { HeldElsewhere } from './held-elsewhere.ts';
import { createHistoryRepository } from './repository/history.ts';
import { suppressionKey } from './repository/keys.ts';
import { createSubscriberRepository } from './repository/subscribers.ts';
import { createSuppressionRepository } from './repository/suppressions.ts';

/**
 * Erases once more, in a table that was restored, whom a line of the journal names; without a mail, for that
 * came the first time. Returns whether the restored table still held the person. Bears repetition.
 */
export function createReplayErasure(
  table: Table,
  keys: KeyRing,
  elsewhere: readonly HeldElsewhere[] = [],
) {
  const repositories = {
    subscribers: createSubscriberRepository(table, { newId }),
    suppressions: createSuppressionRepository(table, keys),
    history: createHistoryRepository(table),
    trail: createReaderTrail(table, systemClock),
  };
  const silent = { journal: { record: async () => {} }, mail: { send: async () => {} } };

  return async ({ subscriberId, digest, at }: Erasure): Promise<boolean> => {
    const now = () => new Date(at);
    if (await erase(subscriberId, { ...repositories, ...silent, elsewhere, now })) return true;
    // Who subscribed and left after the moment restored to is not in the table, but stays on the list.
    if (!(await table.get(suppressionKey(digest), { consistent: true }))) {
      await table.transact([repositories.suppressions.putWrite({ digest, reason: 'erased', at })]);
    }
    return false;
  };
}
