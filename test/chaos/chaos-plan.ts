import { shardOf } from '../../functions/subscribers/index.ts';
import type { NewId } from '../../shared/ids.ts';
import type { Faults } from './faulty-ses.ts';

/** What a seed decides before the run starts. */
export interface ChaosPlan {
  readonly recipients: number;
  /** All in one shard, so that chunks are full; spread otherwise. */
  readonly isCrowded: boolean;
  readonly ratePerSecond: number;
  readonly max24Hours: number;
  readonly crashShare: number;
  readonly duplicateShare: number;
  readonly faults: Faults;
  readonly badAddresses: number;
  /** Events that never come: the documented window in which a mail may go twice. */
  readonly lostEventShare: number;
  readonly withStaff: boolean;
  readonly isCancelled: boolean;
}

export function chaosPlan(random: () => number, lostEventShare: number): ChaosPlan {
  const upTo = (most: number) => random() * most;
  const sometimes = (share: number) => random() < share;
  const isSlow = sometimes(0.2);
  return {
    recipients: 30 + Math.floor(upTo(isSlow ? 40 : 130)),
    isCrowded: sometimes(0.5),
    ratePerSecond: isSlow ? 1 : 10 + Math.floor(upTo(500)),
    max24Hours: isSlow ? 200 : -1,
    crashShare: upTo(0.03),
    duplicateShare: upTo(0.2),
    faults: {
      throttled: upTo(0.3),
      unanswered: upTo(0.2),
      partial: upTo(0.3),
      identity: sometimes(0.3) ? upTo(0.05) : 0,
      quota: sometimes(0.3) ? upTo(0.05) : 0,
    },
    badAddresses: sometimes(0.4) ? 1 + Math.floor(upTo(3)) : 0,
    lostEventShare,
    withStaff: sometimes(0.5),
    isCancelled: sometimes(0.1),
  };
}

/** Ids of new subscribers, all of one shard when crowded. */
export function chaosIds(newId: NewId): (plan: ChaosPlan) => NewId {
  return ({ isCrowded }) =>
    (prefix) => {
      for (;;) {
        const id = newId(prefix);
        if (!isCrowded || prefix !== 'sub' || shardOf(id) === 3) return id;
      }
    };
}
