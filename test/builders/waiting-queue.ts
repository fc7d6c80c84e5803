import type { Clock } from '../../shared/clock.ts';
import type { Queue } from '../../shared/queue/queue.ts';

interface Waiting<Message> {
  readonly message: Message;
  readonly visibleAt: number;
}

/** A queue in memory whose delays follow the given clock. */
export function waitingQueue<Message>(now: Clock) {
  const waiting: Waiting<Message>[] = [];
  const queue: Queue<Message> = {
    async send(messages, { delaySeconds = 0 } = {}) {
      const visibleAt = now().getTime() + delaySeconds * 1000;
      // Through JSON, as SQS would.
      const copies: Message[] = JSON.parse(JSON.stringify(messages));
      waiting.push(...copies.map((message) => ({ message, visibleAt })));
    },
  };
  return {
    ...queue,
    waiting,
    /** Takes the first message that is visible now. */
    take(): Message | undefined {
      const place = waiting.findIndex(({ visibleAt }) => visibleAt <= now().getTime());
      return place < 0 ? undefined : waiting.splice(place, 1)[0]?.message;
    },
    get messages(): Message[] {
      return waiting.map(({ message }) => message);
    },
  };
}
