import { randomBytes } from 'node:crypto';
import type { EngagementEvent, Happening } from '../events/engagement-event.ts';

/** After so many events a producer takes a new name, so that no list of what was seen of it grows long. */
const eventsOfName = 1000;

/** Names a producer that there was never before. Random: it tells nothing of where or for whom it works. */
const newName = (): string => randomBytes(12).toString('base64url');

/** Gives events their identity: one producer for each container of a function. */
export function createProducer(name: () => string = newName) {
  let producer = name();
  let seq = 0;
  return (happening: Happening): EngagementEvent => {
    if (seq === eventsOfName) {
      producer = name();
      seq = 0;
    }
    const event = { ...happening, producer, seq };
    seq += 1;
    return event;
  };
}
