import { randomUUID } from 'node:crypto';
import { type Clock, systemClock } from '../../shared/clock.ts';
import { createQueue, type Sqs } from '../../shared/queue/queue.ts';
import type { MailMessage, MailRequest, QueuedMail } from './message.ts';

export interface MailQueue {
  /** Resolves when the queue holds all of them. The worker checks them; here the compiler does. */
  send(requests: readonly MailRequest[]): Promise<void>;
  /** The same under ids of the caller's: a mail that is asked for again within two weeks is still sent once. */
  sendOnce(mails: readonly IdentifiedMail[]): Promise<void>;
  /** Puts a message back, to be tried again after `delaySeconds` (at most 900) under its own id. */
  putBack(message: MailMessage, delaySeconds: number): Promise<void>;
}

interface IdentifiedMail {
  /** Stands in the mail's Message-ID: letters, digits, `-` and `_`. */
  readonly id: string;
  readonly request: MailRequest;
}

/** The way to have a single mail sent. `url` is `MAIL_QUEUE_URL`. */
export function createMailQueue(client: Sqs, url: string, now: Clock = systemClock): MailQueue {
  const queue = createQueue<QueuedMail>(client, url);
  return {
    async send(requests) {
      const queuedAt = now().toISOString();
      const messages = requests.map((request) => ({ id: randomUUID(), queuedAt, request }));
      // A test mail carries its whole content: several in one call would pass the limit of a call.
      const large = messages.filter(({ request }) => 'test' in request);
      await queue.send(messages.filter(({ request }) => !('test' in request)));
      for (const message of large) await queue.send([message]);
    },
    async sendOnce(mails) {
      const queuedAt = now().toISOString();
      await queue.send(mails.map(({ id, request }) => ({ id, queuedAt, request })));
    },
    putBack: (message, delaySeconds) => queue.send([message], { delaySeconds }),
  };
}
