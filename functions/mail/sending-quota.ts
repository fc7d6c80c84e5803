import * as z from 'zod';

/** What SES allows the account. */
export const sendingQuotaSchema = z.object({
  /** Mails a second, all senders of the account together. */
  ratePerSecond: z.number().positive(),
  /** Recipients in 24 hours; -1 means no limit. */
  max24Hours: z.number(),
  sentLast24Hours: z.number().nonnegative(),
});

export type SendingQuota = z.output<typeof sendingQuotaSchema>;

/** Until the quota is known, what SES allows an account in the sandbox. */
export const sandboxQuota: SendingQuota = {
  ratePerSecond: 1,
  max24Hours: 200,
  sentLast24Hours: 0,
};

/** Stands for "no limit" where a number is counted down. */
const boundless = 1e15;

/** Recipients that may still be written to in the present 24 hours. */
export const remainingOf = ({ max24Hours, sentLast24Hours }: SendingQuota): number =>
  max24Hours < 0 ? boundless : Math.max(0, max24Hours - sentLast24Hours);

/**
 * How many of the daily recipients newsletters leave for confirmations and the like: a tenth, at most 5,000.
 * It also takes up what is sent between two readings of the quota.
 */
export const transactionalReserve = ({ max24Hours }: SendingQuota): number =>
  max24Hours < 0 ? 0 : Math.min(5_000, Math.ceil(max24Hours / 10));

/** Entries of one `SendBulkEmail` call: a second's worth, 1 to 50, so that a call never exceeds the rate alone. */
export const entriesPerCall = ({ ratePerSecond }: SendingQuota): number =>
  Math.min(50, Math.max(1, Math.floor(ratePerSecond)));
