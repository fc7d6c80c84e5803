import type { Clock } from '../../shared/clock.ts';
import type { Queue } from '../../shared/queue/queue.ts';

interface Held<Message> {
  readonly message: Message;
  visibleAt: number;
  receives: number;
}

const maxReceives = 5;

/** SQS: at least once, in no order, hidden while worked on, to the dead letters after five receives. */
export function chaosQueue<Message>(now: Clock, visibilitySeconds: number) {
  const held = new Set<Held<Message>>();
  const dead: Message[] = [];
  const queue: Queue<Message> = {
    async send(messages, { delaySeconds = 0 } = {}) {
      const visibleAt = now().getTime() + delaySeconds * 1000;
      const copies: Message[] = JSON.parse(JSON.stringify(messages));
      for (const message of copies) held.add({ message, visibleAt, receives: 0 });
    },
  };
  return {
    ...queue,
    dead,
    get visible(): number {
      return [...held].filter(({ visibleAt }) => visibleAt <= now().getTime()).length;
    },
    get nextVisibleAt(): number | undefined {
      const times = [...held].map(({ visibleAt }) => visibleAt);
      return times.length > 0 ? Math.min(...times) : undefined;
    },
    /** Hands out one of the visible messages. `keepVisible`: SQS hands it out again at once. */
    receive(random: () => number, keepVisible: boolean): Received<Message> | undefined {
      const visible = [...held].filter(({ visibleAt }) => visibleAt <= now().getTime());
      const chosen = visible[Math.floor(random() * visible.length)];
      if (!chosen) return undefined;
      chosen.receives += 1;
      if (chosen.receives > maxReceives) {
        held.delete(chosen);
        dead.push(chosen.message);
        return undefined;
      }
      if (!keepVisible) chosen.visibleAt = now().getTime() + visibilitySeconds * 1000;
      return { message: chosen.message, done: () => void held.delete(chosen) };
    },
  };
}

export interface Received<Message> {
  readonly message: Message;
  /** Acknowledges the message. */
  readonly done: () => void;
}
