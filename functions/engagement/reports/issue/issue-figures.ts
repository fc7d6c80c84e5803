import * as z from 'zod';
import type { Counts } from '../../counters/counts.ts';
import { figureSchema } from '../../counters/figures.ts';
import { smallestGroup } from '../small-groups.ts';

/** What became of the mails of an issue, and what readers did with them. Shares are from 0 to 1. */
export const issueFiguresSchema = z.object({
  /** Mails given to SES, by recipient. */
  sent: z.int(),
  /** Taken by the reader's mail server. */
  delivered: z.int(),
  bounced: z.int(),
  complained: z.int(),
  unsubscribed: z.int(),
  clicked: figureSchema,
  /** Absent where opens are not counted, and when fewer than five readers agreed to it. */
  opened: figureSchema.optional(),
  /** Clicks of people for each mail delivered: the one rate that is known of all readers. Absent when none was delivered. */
  clickRate: z.number().optional(),
  /** Of readers who agreed to be followed; without consent nobody knows which clicks are one person's. */
  readers: z.object({
    /** Mails delivered to them. */
    agreed: z.int(),
    /** Which share of all delivered these are. Absent when none was delivered. */
    agreedShare: z.number().optional(),
    /** Absent when fewer than five agreed: what one of them did is nobody's business. */
    clicked: z.int().optional(),
    /** Only of municipalities that count opens; absent as `clicked` is. */
    opened: z.int().optional(),
  }),
});
export type IssueFigures = z.output<typeof issueFiguresSchema>;

export function issueFigures({ total, parts }: Pick<Counts, 'total' | 'parts'>): IssueFigures {
  const nothing = { raw: 0, human: 0 };
  const delivered = total.delivered?.raw ?? 0;
  const clicked = total.clicked ?? nothing;
  const agreed = parts.get('followed=yes')?.delivered?.raw ?? 0;
  return {
    sent: total.sent?.raw ?? 0,
    delivered,
    bounced: total.bounced?.raw ?? 0,
    complained: total.complained?.raw ?? 0,
    unsubscribed: total.unsubscribed?.raw ?? 0,
    clicked,
    ...(total.opened && agreed >= smallestGroup && { opened: total.opened }),
    ...(delivered > 0 && { clickRate: clicked.human / delivered }),
    readers: {
      agreed,
      ...(delivered > 0 && { agreedShare: agreed / delivered }),
      ...(agreed >= smallestGroup && {
        clicked: total['reader-clicked']?.raw ?? 0,
        opened: total['reader-opened']?.raw ?? 0,
      }),
    },
  };
}
