import type { Clock } from '../../../../shared/clock.ts';
import { type RateLimit, takePlace } from '../../../../shared/data/rate-limit.ts';
import type { Table } from '../../../../shared/data/table.ts';
import { AppError } from '../../../../shared/errors.ts';
import { networkOf } from '../../../../shared/http/network.ts';
import type { KeyRing } from '../../../../shared/secrets/key-ring.ts';

/** Nominations from one network, an hour: enough for the computers of a library. */
const perNetwork: RateLimit = { name: 'nominate-by', count: 30, windowSeconds: 3600 };

/** Of one shop from one network, a day: a family may all mean the same baker. */
const perShop: RateLimit = { name: 'nominate-shop', count: 5, windowSeconds: 86_400 };

/**
 * Of shops that the directory does not have, in one contest, a day, from everywhere: more than staff can read is an
 * attack. Listed merchants are not counted here, so that whoever invents shops keeps nobody from naming these.
 */
const perContest: RateLimit = { name: 'nominate-in', count: 2000, windowSeconds: 86_400 };

export interface NominationAttempt {
  readonly contestId: string;
  /** Merchant id, or what was written of a shop. */
  readonly shop: string;
  /** Whether staff have to read it. */
  readonly isForStaff: boolean;
  /** IP address of the visitor; undefined where nobody vouches for it: those share one limit. */
  readonly viewer: string | undefined;
}

/**
 * Whether a resident's nomination counts. False: too many of this shop from this network, of which the visitor is not
 * told. The table holds keyed digests only, for a day or two.
 * @throws {AppError} request.too_many from this network, or in this contest
 */
export async function mayNominate(
  { contestId, shop, isForStaff, viewer }: NominationAttempt,
  { table, keys, now }: { table: Table; keys: KeyRing; now: Clock },
): Promise<boolean> {
  const network = networkOf(viewer);
  const hasPlace = async (limit: RateLimit, subject: string) => {
    const digest = await keys.sign('nomination-limit', subject);
    return takePlace(table, limit, digest.toString('base64url'), now);
  };
  const mayBeRead = async () => !isForStaff || (await hasPlace(perContest, contestId));
  if (!(await hasPlace(perNetwork, network)) || !(await mayBeRead())) {
    throw new AppError('request.too_many', 'There were many nominations. Try again later.');
  }
  return hasPlace(perShop, `${contestId} ${network} ${shop}`);
}
