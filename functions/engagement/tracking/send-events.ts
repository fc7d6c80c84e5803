import type { Queue } from '../../../shared/queue/queue.ts';
import type { EngagementEvent, TrackMessage } from '../events/engagement-event.ts';

/** About 25 kB: ten such messages fit one request to SQS. */
const eventsOfMessage = 80;

/** For workers: events that have their identity, many in a message. Throws when the queue does not take them. */
export const createSendEvents =
  (queue: Queue<TrackMessage>) =>
  async (events: readonly EngagementEvent[]): Promise<void> => {
    const messages: EngagementEvent[][] = [];
    for (let from = 0; from < events.length; from += eventsOfMessage) {
      messages.push(events.slice(from, from + eventsOfMessage));
    }
    if (messages.length > 0) await queue.send(messages);
  };
