import * as z from 'zod';
import { localizedSchema } from '../../../shared/i18n/localized.ts';
import type { Issue } from '../../newsletters/index.ts';
import type { CampaignEvent } from '../events/event.ts';
import { factsOf } from '../events/facts-of.ts';
import { type Moment, momentSchema } from './moment.ts';

/** A moment as staff see it, with what it ties together. */
export const momentViewSchema = momentSchema.omit({ pending: true, isUntold: true }).extend({
  event: z.object({ title: localizedSchema(300) }).optional(),
  issue: z
    .object({
      title: z.string(),
      state: z.string(),
      /** When it goes out as things are; another hour than `send` where staff have chosen it. */
      goesOut: z.string().optional(),
    })
    .optional(),
});
export type MomentView = z.output<typeof momentViewSchema>;

export function viewOf(
  { pending: _, isUntold: __, ...moment }: Moment,
  event: CampaignEvent | undefined,
  issue: Issue | undefined,
): MomentView {
  const goesOut = issue && (issue.schedule?.wallTime ?? issue.movedTo ?? issue.sendAt);
  return {
    ...moment,
    ...(event && { event: { title: factsOf(event).title } }),
    ...(issue && {
      issue: { title: issue.title, state: issue.state, ...(goesOut && { goesOut }) },
    }),
  };
}
