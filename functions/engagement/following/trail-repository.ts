import * as z from 'zod';
import { daysAfter, epochSeconds, secondsAfter } from '../../../shared/clock.ts';
import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { ifAbsent, ifPresent, type Write } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { Followed } from './followed.ts';
import { personalDaysOf } from './settings-of.ts';
import { deliveredKey, eventKey, eventsBetween, firstKey } from './trail-keys.ts';

/** The write that fails unless this subscriber agrees to be followed, at the moment of the transaction. */
export type CheckConsent = (subscriberId: string) => Write;

/** The mail of an issue reached a reader. */
export interface Delivery {
  readonly subscriberId: string;
  readonly issue: string;
  /** An instant. */
  readonly at: string;
  /** NIS code of the municipality that wrote. */
  readonly nis: string | undefined;
}

/** Most that is looked at of what a reader did with a mail: nobody does as much in a day. */
const mostLookedAt = 1000;

const traceSchema = z.object({
  sk: z.string(),
  kind: z.enum(['opened', 'clicked']),
  at: z.iso.datetime().transform((text) => new Date(text)),
  link: z.string().optional(),
  machine: z.string().optional(),
  verdict: z.string().optional(),
});

/** Something else that the reader did with the same mail. */
export interface Trace extends Pick<z.output<typeof traceSchema>, 'kind' | 'at' | 'link'> {
  /** Whether it came first. */
  readonly isEarlier: boolean;
  /** The rule of one request that takes it for a machine's, or the verdict, as far as there is one. */
  readonly found: string | undefined;
}

const settledSchema = z.object({ verdict: z.string() });
const deliveredSchema = z.object({ at: z.iso.datetime() });

export type TrailRepository = ReturnType<typeof createTrailRepository>;

/** What readers did who agreed to be followed. Nothing is written of who does not agree at that moment. */
export function createTrailRepository(table: Table, checkConsent: CheckConsent) {
  const expiry = (at: string, nis: string | undefined): number =>
    epochSeconds(daysAfter(new Date(at), personalDaysOf(nis)));

  /** Which conditions failed: that of the put (0), consent (1). None: it is written. */
  const putWithConsent = async (subscriberId: string, put: Write): Promise<readonly number[]> => {
    try {
      await table.transact([put, checkConsent(subscriberId)]);
      return [];
    } catch (error) {
      if (error instanceof ConditionFailed) return error.failed;
      throw error;
    }
  };

  return {
    /** Notes it; again changes nothing. False when the reader does not agree. */
    async note(followed: Followed): Promise<boolean> {
      const { kind, at, nis, about, machine } = followed.event;
      const item = { kind, at, nis, ...about, machine, expiresAt: expiry(at, nis) };
      const failed = await putWithConsent(followed.subscriberId, {
        put: { ...eventKey(followed), ...item },
        condition: ifAbsent,
      });
      return !failed.includes(1);
    },

    /**
     * What else the reader did with the same mail, from so many seconds before to as many after, newest first; what machines did in
     * the reader's name as well.
     */
    async around(followed: Followed, seconds: number): Promise<Trace[]> {
      const at = new Date(followed.event.at);
      const [from, to] = [secondsAfter(at, -seconds), secondsAfter(at, seconds)];
      const { pk, sk: own } = eventKey(followed);
      const { items } = await table.query({
        pk,
        sortKey: eventsBetween(followed.event.about.issue, from, to),
        descending: true,
        limit: mostLookedAt,
        consistent: true,
      });
      return items
        .map((item) => traceSchema.parse(item))
        .filter(({ sk }) => sk !== own)
        .map(({ sk, machine, verdict, ...trace }) => ({
          ...trace,
          isEarlier: sk < own,
          found: machine ?? verdict,
        }));
    },

    /** Undefined where nobody has told. */
    async deliveredAt({ subscriberId, event }: Followed): Promise<Date | undefined> {
      const key = deliveredKey(subscriberId, event.about.issue);
      const item = await table.get(key, { consistent: true });
      return item && new Date(deliveredSchema.parse(item).at);
    },

    /** Keeps the first verdict on an event for good and gives that. Undefined when the event is forgotten. */
    async settle(followed: Followed, verdict: string): Promise<string | undefined> {
      try {
        const item = await table.update(eventKey(followed), {
          expression: 'SET verdict = if_not_exists(verdict, :verdict)',
          values: { ':verdict': verdict },
          condition: ifPresent.expression,
        });
        return settledSchema.parse(item).verdict;
      } catch (error) {
        if (error instanceof ConditionFailed) return undefined;
        throw error;
      }
    },

    /** Whether this is the reader's first event of its kind on the issue, and stays it when asked again. */
    async isFirst(followed: Followed): Promise<boolean> {
      const { producer, seq, at, nis } = followed.event;
      const by = `${producer}.${seq}`;
      const failed = await putWithConsent(followed.subscriberId, {
        put: { ...firstKey(followed), by, expiresAt: expiry(at, nis) },
        condition: {
          expression: 'attribute_not_exists(pk) OR #by = :by',
          names: { '#by': 'by' },
          values: { ':by': by },
        },
      });
      return failed.length === 0;
    },

    /** Notes when the mail of an issue reached the reader, where the reader agrees. */
    async noteDelivery(delivery: Delivery): Promise<void> {
      const { subscriberId, issue, at, nis } = delivery;
      const put = { ...deliveredKey(subscriberId, issue), issue, at, nis };
      await putWithConsent(subscriberId, {
        put: { ...put, expiresAt: expiry(at, nis) },
        condition: ifAbsent,
      });
    },
  };
}
