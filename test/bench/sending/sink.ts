import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { bulkEvents } from './ses-events.ts';

/**
 * Stands for SES, SQS and Secrets Manager, in a process of its own: takes every mail at once, notes to whom, and has
 * two events for each. Prints its port.
 */
interface Waiting {
  readonly id: number;
  readonly body: string;
}

const queues = new Map<string, Waiting[]>();
const mails = new Map<string, number>();
const requests: Record<string, number> = {};
const state = { nextId: 0, taken: 0, bytes: 0, deleted: {} as Record<string, number> };

const count = (name: string, by = 1): void => {
  requests[name] = (requests[name] ?? 0) + by;
};

const queueNamed = (name: string): Waiting[] => {
  const found = queues.get(name) ?? [];
  queues.set(name, found);
  return found;
};

/** Who waits for messages of a queue. */
const waiters = new Map<string, (() => void)[]>();

function put(queue: string, body: string): string {
  state.nextId += 1;
  queueNamed(queue).push({ id: state.nextId, body });
  for (const wake of waiters.get(queue)?.splice(0) ?? []) wake();
  return String(state.nextId);
}

/** Until a message comes, a second at most. */
const arrival = (queue: string): Promise<void> =>
  new Promise((resolve) => {
    waiters.set(queue, [...(waiters.get(queue) ?? []), resolve]);
    setTimeout(resolve, 1000);
  });

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

interface BulkBody {
  readonly BulkEmailEntries: readonly {
    readonly Destination: { readonly ToAddresses: readonly string[] };
    readonly ReplacementTags: readonly { readonly Name: string; readonly Value: string }[];
  }[];
}

/** Of bare loops nothing is noted: they send the same fifty over and over. */
function takeMails(text: string, isBare: boolean) {
  const { BulkEmailEntries: entries }: BulkBody = JSON.parse(text);
  if (!isBare) {
    state.bytes += text.length;
    for (const { Destination, ReplacementTags } of entries) {
      const [address = ''] = Destination.ToAddresses;
      mails.set(address, (mails.get(address) ?? 0) + 1);
      state.taken += 1;
      for (const event of bulkEvents(address, ReplacementTags)) put('mail-events', event);
    }
  }
  return {
    BulkEmailEntryResults: entries.map(() => ({ Status: 'SUCCESS', MessageId: randomUUID() })),
  };
}

interface SqsBody {
  readonly QueueUrl: string;
  readonly Entries: readonly { readonly Id: string; readonly MessageBody: string }[];
}

function sendMessages(text: string) {
  const { QueueUrl, Entries }: SqsBody = JSON.parse(text);
  const queue = QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1);
  return {
    Successful: Entries.map(({ Id, MessageBody }) => ({
      Id,
      MessageId: put(queue, MessageBody),
      MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
    })),
    Failed: [],
  };
}

/**
 * What Lambda's poller does: receives up to ten (or the batch) and deletes what was done. Who asks waits here, since to
 * ask again and again would be work in the process of the functions that is none of theirs.
 */
async function take(url: URL): Promise<Waiting[]> {
  const queue = url.searchParams.get('queue') ?? '';
  const max = Number(url.searchParams.get('max'));
  if (queueNamed(queue).length === 0) await arrival(queue);
  return queueNamed(queue).splice(0, max);
}

function report() {
  const doubled = [...mails.values()].filter((times) => times > 1).length;
  const waiting = Object.fromEntries([...queues].map(([name, held]) => [name, held.length]));
  return { taken: state.taken, people: mails.size, doubled, bytes: state.bytes, requests, waiting };
}

async function answer(request: IncomingMessage): Promise<unknown> {
  const url = new URL(request.url ?? '/', 'http://sink');
  const target = String(request.headers['x-amz-target'] ?? '');
  if (url.pathname.startsWith('/take')) return take(url);
  if (url.pathname === '/report') return report();
  const text = await textOf(request);
  if (url.pathname === '/put') {
    const messages: unknown[] = JSON.parse(text);
    for (const message of messages)
      put(url.searchParams.get('queue') ?? '', JSON.stringify(message));
    return {};
  }
  if (url.pathname.includes('outbound-bulk-emails')) {
    const { 'x-bare': bare, 'x-amzn-trace-id': trace } = request.headers;
    const isBare = bare !== undefined || trace === 'bare';
    if (!isBare) count('SES SendBulkEmail');
    return takeMails(text, isBare);
  }
  if (target.endsWith('SendMessageBatch')) {
    count('SQS SendMessageBatch');
    return sendMessages(text);
  }
  if (target.endsWith('GetSecretValue')) return { SecretString: 'a-key-for-the-bench' };
  throw new Error(`the sink knows no ${target || url.pathname}`);
}

const server = createServer((request, response) => {
  answer(request).then(
    (body) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
});
