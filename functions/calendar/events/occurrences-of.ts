import { localZone } from '../../../shared/time/local-time.ts';
import { expandTiming } from '../timing/expand.ts';
import type { Occurrence } from '../timing/occurrence.ts';
import type { CampaignEvent } from './event.ts';
import { factsOf } from './facts-of.ts';

/**
 * The times of an event that touch `[from, to)`, with staff's corrections; those that are cancelled too. Floating times and whole
 * days are those of Europe/Brussels.
 * @throws {TimingError}
 */
export const occurrencesOf = (
  event: Pick<CampaignEvent, 'said' | 'hand'>,
  { from, to }: { readonly from: Date; readonly to: Date },
): readonly Occurrence[] => {
  const window = { from: from.getTime(), to: to.getTime(), zone: localZone };
  return expandTiming(factsOf(event).timing, window).occurrences;
};
