import { randomUUID } from 'node:crypto';
import type { Log } from '../../boundary.ts';

const mostEntries = 10;

export interface QueueSender {
  send(queueArn: string, body: string): Promise<void>;
  /** Resolves when everything handed in so far is in its queue. */
  idle(): Promise<void>;
}

interface Waiting {
  body: string;
  sent: PromiseWithResolvers<void>;
}

/** Sends to SQS ten at a time, so that thousands of mail events do not cost thousands of requests. */
export function createQueueSender(sqsUrl: string, log: Log): QueueSender {
  const waiting = new Map<string, Waiting[]>();
  const running = new Map<string, Promise<void>>();

  async function drain(queueArn: string, queue: Waiting[]): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.splice(0, mostEntries);
      try {
        await sendBatch(
          sqsUrl,
          queueArn,
          batch.map((each) => each.body),
        );
        for (const each of batch) each.sent.resolve();
      } catch (error) {
        log('event-bridge', `${queueArn} did not take ${batch.length} events: ${String(error)}`);
        for (const each of batch) each.sent.resolve();
      }
    }
    running.delete(queueArn);
  }

  return {
    send(queueArn, body) {
      const queue = waiting.get(queueArn) ?? [];
      waiting.set(queueArn, queue);
      const sent = Promise.withResolvers<void>();
      queue.push({ body, sent });
      if (!running.has(queueArn)) {
        running.set(
          queueArn,
          new Promise(setImmediate).then(() => drain(queueArn, queue)),
        );
      }
      return sent.promise;
    },
    idle: async () => {
      await Promise.all(running.values());
    },
  };
}

async function sendBatch(sqsUrl: string, queueArn: string, bodies: readonly string[]) {
  const [, , , , account, name] = queueArn.split(':');
  const response = await fetch(sqsUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'AmazonSQS.SendMessageBatch',
      authorization: authorization(queueArn),
    },
    body: JSON.stringify({
      QueueUrl: `${sqsUrl}/${account}/${name}`,
      Entries: bodies.map((MessageBody) => ({ Id: randomUUID(), MessageBody })),
    }),
  });
  const answer = await response.text();
  if (!response.ok || answer.includes('"Failed":[{')) throw new Error(answer);
}

function authorization(queueArn: string): string {
  const region = queueArn.split(':')[3];
  return `AWS4-HMAC-SHA256 Credential=local/20200101/${region}/sqs/aws4_request, SignedHeaders=host, Signature=0`;
}
