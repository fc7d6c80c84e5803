import * as z from 'zod';
import type { Figures } from '../../counters/figures.ts';
import { fewestMails } from '../small-groups.ts';

/**
 * Complaints of delivered mails. Gmail asks senders to stay below 0.10 % and never to reach 0.30 %, Yahoo to stay below 0.30 %
 * (Google, "Email sender guidelines"; Yahoo, "Sender best practices").
 */
export const complaintLimits = { wanted: 0.001, never: 0.003 } as const;

/** Addresses that do not exist, of sent mails: SES reviews a sender at 5 % and may stop it at 10 %. */
export const bounceLimits = { wanted: 0.05, never: 0.1 } as const;

/** `unknown`: too few mails to say anything. */
export const verdictSchema = z.enum(['good', 'watch', 'bad', 'unknown']);
export type Verdict = z.output<typeof verdictSchema>;

export const ratesSchema = z.object({
  sent: z.int(),
  delivered: z.int(),
  /** Addresses that do not exist. */
  gone: z.int(),
  /** Bounces that may pass: full mailboxes, servers that did not answer. */
  transient: z.int(),
  complained: z.int(),
  /** Of delivered mails; absent where none was. */
  complaintRate: z.number().optional(),
  /** Addresses that do not exist, of sent mails; absent where none was sent. */
  bounceRate: z.number().optional(),
  complaints: verdictSchema,
  bounces: verdictSchema,
});
export type Rates = z.output<typeof ratesSchema>;

/** @param gone of the bounces, those that are final. */
export function ratesOf(figures: Figures, gone: number): Rates {
  const [sent, delivered] = [figures.sent?.raw ?? 0, figures.delivered?.raw ?? 0];
  const complained = figures.complained?.raw ?? 0;
  const complaintRate = delivered > 0 ? complained / delivered : undefined;
  const bounceRate = sent > 0 ? gone / sent : undefined;
  return {
    sent,
    delivered,
    gone,
    transient: (figures.bounced?.raw ?? 0) - gone,
    complained,
    ...(complaintRate !== undefined && { complaintRate }),
    ...(bounceRate !== undefined && { bounceRate }),
    complaints: verdictOf(complaintRate, delivered, complaintLimits),
    bounces: verdictOf(bounceRate, sent, bounceLimits),
  };
}

function verdictOf(
  rate: number | undefined,
  mails: number,
  { wanted, never }: { readonly wanted: number; readonly never: number },
): Verdict {
  if (rate === undefined || mails < fewestMails) return 'unknown';
  if (rate >= never) return 'bad';
  return rate >= wanted ? 'watch' : 'good';
}
