import type { Item, Key, Write } from '../../../shared/data/expressions.ts';
import type { CampaignEvent } from '../events/event.ts';
import { factsOf, hashOfFact, isPublic } from '../events/facts-of.ts';

/** Events that are to be compared with others; see `find-duplicates.ts`. */
export const examinationPartition = 'EVENT_EXAMINATIONS';

export const examinationKey = (eventId: string): Key => ({
  pk: examinationPartition,
  sk: eventId,
});

/** Has an event compared with others when anything has changed by which it may be the same as one of them. */
export function examinationWrites(
  before: CampaignEvent | undefined,
  after: CampaignEvent,
): Write[] {
  const isSame = before ? comparedOf(before) === comparedOf(after) : !isPublic(after);
  if (isSame) return [];
  const item: Item = { ...examinationKey(after.id), version: after.version };
  return [{ put: item }];
}

const comparedOf = (event: CampaignEvent): string => {
  if (!isPublic(event)) return '';
  const { title, venue, website, timing } = factsOf(event);
  return hashOfFact([event.nis, title, venue, website, timing]);
};
