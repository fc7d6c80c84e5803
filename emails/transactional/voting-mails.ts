import * as z from 'zod';
import { about, contestTitle, expiresAt, merchantName, siteLink } from './mail-fields.ts';

/** An instant, written in the mail in Belgian time. */
const instant = z.iso.datetime();

const candidacy = { ...about, merchant: merchantName, contest: contestTitle };

/** Mails about a vote: to who votes, and to who stands. */
export const votingMails = [
  /** The same whether or not the address has voted. */
  z.strictObject({
    kind: z.literal('vote-code'),
    ...about,
    contest: contestTitle,
    code: z.string().regex(/^\d{6}$/),
    confirmUrl: siteLink,
    expiresAt,
    closesAt: instant,
  }),
  z.strictObject({
    kind: z.literal('nominee-invitation'),
    ...candidacy,
    /** Page where the merchant agrees or declines. */
    consentUrl: siteLink,
    votingOpens: instant,
    votingCloses: instant,
    /** How many people nominated the merchant; 0 where staff propose it. */
    nominations: z.int().min(0),
  }),
  z.strictObject({
    kind: z.literal('candidate-standing'),
    ...candidacy,
    pageUrl: siteLink,
    /** Poster to print on A4. */
    posterUrl: siteLink,
    opens: instant,
    closes: instant,
  }),
  z.strictObject({ kind: z.literal('candidate-withdrawn'), ...candidacy }),
  z.strictObject({
    kind: z.literal('winner'),
    ...candidacy,
    resultUrl: siteLink,
    /** Poster to print on A4. */
    posterUrl: siteLink,
    pageUrl: siteLink,
  }),
  z.strictObject({ kind: z.literal('candidate-result'), ...candidacy, resultUrl: siteLink }),
] as const;

export type VotingMail = z.output<(typeof votingMails)[number]>;
