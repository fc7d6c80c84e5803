import type { EngagementEvent } from '../../../functions/engagement/events/engagement-event.ts';
import { seededRandom } from '../../builders/seeded.ts';
import { easyTime, identified, someHappening } from '../../race/track/happenings.ts';

/** Events of one lively minute from 20 containers, the same for the same seed. */
export function benchEvents(count: number, seed: number): EngagementEvent[] {
  const random = seededRandom(seed);
  const happenings = Array.from({ length: count }, () => someHappening(random, easyTime));
  return identified(happenings, 20, random).map((event) => ({
    ...event,
    producer: `${seed}-${event.producer}`,
  }));
}
