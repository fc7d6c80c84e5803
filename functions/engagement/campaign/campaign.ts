import * as z from 'zod';

/** In the order of the page. */
export const campaignFigures = [
  'issues',
  'delivered',
  'clicks',
  'confirmed',
  'ballots',
  'eventPages',
  'registered',
  'merchants',
  'ambassadors',
  'directory',
  'scans',
] as const;

export type CampaignFigure = (typeof campaignFigures)[number];

/** What a municipality's page tells, and nothing that it does not tell. */
export const campaignSchema = z.object({
  /** Days in Europe/Brussels, both included. */
  period: z.object({ from: z.iso.date(), to: z.iso.date() }),
  figures: z.array(
    z.object({
      figure: z.enum(campaignFigures),
      count: z.int().min(5),
      /** It is at least so many. */
      isRounded: z.boolean(),
    }),
  ),
});
export type Campaign = z.output<typeof campaignSchema>;
