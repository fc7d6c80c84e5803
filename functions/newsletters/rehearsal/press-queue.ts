import type { Queue } from '../../../shared/queue/queue.ts';

/** Messages that wait in memory until they are taken. Whoever plays has no time to wait: delays are not kept. */
export interface PressQueue<Message> extends Queue<Message> {
  /** The oldest. */
  take(): Message | undefined;
}

export function pressQueue<Message>(): PressQueue<Message> {
  const waiting: Message[] = [];
  return {
    send: async (messages) => {
      waiting.push(...messages);
    },
    take: () => waiting.shift(),
  };
}
