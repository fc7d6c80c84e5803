import type { Issue } from '../../functions/newsletters/issue.ts';
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
  /** 2 or 3 where versions are tried on a share of the readers first, 1 otherwise. */
  readonly versions: number;
  /** Over so many hours; 0 for at once. */
  readonly spreadHours: number;
  /** In the evening the night comes in between. */
  readonly startsAt: string;
}

export function chaosPlan(random: () => number, lostEventShare: number): ChaosPlan {
  const upTo = (most: number) => random() * most;
  const sometimes = (share: number) => random() < share;
  const isSlow = sometimes(0.2);
  const versions = sometimes(0.4) ? 2 + Math.floor(upTo(2)) : 1;
  const spreadHours = sometimes(0.3) ? 2 + Math.floor(upTo(2)) : 0;
  // They take twice as many effects: nothing shall die five times in a row of it.
  const mostCrashes = versions > 1 || spreadHours > 0 ? 0.02 : 0.03;
  return {
    recipients: 30 + Math.floor(upTo(isSlow ? 40 : 130)),
    isCrowded: sometimes(0.5),
    ratePerSecond: isSlow ? 1 : 10 + Math.floor(upTo(500)),
    max24Hours: isSlow ? 200 : -1,
    crashShare: upTo(mostCrashes),
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
    versions,
    spreadHours,
    startsAt: sometimes(0.2) ? '2026-11-28T19:15:00Z' : '2026-11-28T09:00:00Z',
  };
}

/** What the issue says of it. */
export const issueOf = ({ versions, spreadHours }: ChaosPlan): Partial<Issue> => ({
  ...(versions > 1 && { trial: { sharePercent: 40, metric: 'clicked' as const, hours: 1 } }),
  ...(spreadHours > 0 && { spread: { hours: spreadHours } }),
});

/** Hours in which nobody works pass at once. */
export const isLong = ({ versions, spreadHours }: ChaosPlan): boolean =>
  versions > 1 || spreadHours > 0;

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
