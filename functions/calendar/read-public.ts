import { AppError } from '../../shared/errors.ts';
import type { Place } from '../../shared/programme/programme.ts';
import { type CampaignEvent, eventIdSchema } from './events/event.ts';
import type { EventRepository } from './events/event-repository.ts';
import { isPublic } from './events/facts-of.ts';

/** Mergers that are followed: one of several is merged into another before it was, if ever. */
const mostMergers = 5;

/**
 * The event of this id that everybody may see, or the one that it was merged into: then its id is another.
 * @throws {AppError} event.not_found
 */
export async function readPublic(
  id: string,
  { events }: { readonly events: Pick<EventRepository, 'get'> },
): Promise<CampaignEvent> {
  let wanted: string | undefined = id;
  for (let steps = 0; steps <= mostMergers && eventIdSchema.safeParse(wanted).success; steps += 1) {
    const event: CampaignEvent | undefined = wanted ? await events.get(wanted) : undefined;
    if (event && isPublic(event)) return event;
    wanted = event?.hand.hidden ? undefined : event?.hand.merged?.into;
  }
  throw new AppError('event.not_found', 'There is no such event.');
}

/** Whether its page is one of this place's. */
export const isOf = ({ nis }: Pick<CampaignEvent, 'nis'>, { municipality }: Place): boolean =>
  nis === municipality.nis;
