import { type Clock, secondsAfter } from '../../../shared/clock.ts';
import type { Queue } from '../../../shared/queue/queue.ts';
import type { FollowMessage } from '../following/followed.ts';

/** The queue of what readers did who agreed to be followed, in memory: its delays follow the clock of whoever plays. */
export interface FollowedQueue extends Queue<FollowMessage> {
  /** One that is due, the oldest first. */
  takeDue(): FollowMessage | undefined;
}

export function followedQueue(now: Clock): FollowedQueue {
  const waiting: { readonly message: FollowMessage; readonly due: Date }[] = [];
  return {
    async send(messages, { delaySeconds = 0 } = {}) {
      const due = secondsAfter(now(), delaySeconds);
      waiting.push(...messages.map((message) => ({ message, due })));
    },
    takeDue() {
      const present = now();
      const place = waiting.findIndex(({ due }) => due <= present);
      return place < 0 ? undefined : waiting.splice(place, 1)[0]?.message;
    },
  };
}
