import * as z from 'zod';
import { secondsAfter } from '../../../shared/clock.ts';
import { versionSchema } from '../issue-ids.ts';

/** What decides between versions. `opened`: only where every municipality of the issue counts opens. */
export const metricSchema = z.enum(['clicked', 'opened']);
export type Metric = z.output<typeof metricSchema>;

/** How the versions of an issue are tried on a share of its readers. */
export const trialSchema = z.strictObject({
  /** Of a hundred readers, how many get one of the versions at once; each version as many. The others wait. */
  sharePercent: z.int().min(10).max(50),
  metric: metricSchema.default('clicked'),
  /** Hours from the last mail of that share to the decision. */
  hours: z.int().min(1).max(24),
});
export type Trial = z.output<typeof trialSchema>;

/** @param triedSince when all who try a version had been sent to. */
export const decidesAt = (triedSince: string, { hours }: Pick<Trial, 'hours'>): Date =>
  secondsAfter(new Date(triedSince), hours * 3600);

/** What a version had come to when it was looked at. */
export const versionFiguresSchema = z.object({
  version: versionSchema,
  /** Mails delivered. */
  delivered: z.int().min(0),
  /** Of people, as far as anybody can tell; of the trial's metric. */
  human: z.int().min(0),
  raw: z.int().min(0),
});
export type VersionFigures = z.output<typeof versionFiguresSchema>;

/** Why a version goes to everybody else. Without a difference that chance does not make, version a does. */
export const decisionReasonSchema = z.enum([
  'better',
  'no_difference',
  'too_few',
  'machines',
  'staff',
]);
export type DecisionReason = z.output<typeof decisionReasonSchema>;

/** Made once, and never changed: mails of the others are of this version. */
export const decisionSchema = z.object({
  version: versionSchema,
  at: z.iso.datetime(),
  /** Account id, or `system`. */
  by: z.string(),
  reason: decisionReasonSchema,
  /** As they were then. */
  figures: z.array(versionFiguresSchema),
});
export type Decision = z.output<typeof decisionSchema>;
