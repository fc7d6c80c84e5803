import { createServer, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SendBulkEmailCommandInput } from '@aws-sdk/client-sesv2';
import { fakeSes } from '../../builders/fake-ses.ts';
import { chaosQueue } from '../chaos-queue.ts';
import { fastClock } from './fast-clock.ts';

/**
 * SES and the queues, in a process that nobody kills. `argv`: the start of the run's clock. SES answers late, and
 * takes the mails now before and now after it has waited. Prints its port.
 */
const now = fastClock(Number(process.argv[2]));
const visibility: Record<string, number> = { plan: 1800, send: 720, events: 360 };
const queues = new Map(
  Object.entries(visibility).map(([name, seconds]) => [name, chaosQueue<unknown>(now, seconds)]),
);
const ses = fakeSes();
const held = new Map<number, () => void>();
const state = { nextReceipt: 0, interrupted: 0 };
/** Calls of SES that have no answer yet, by the worker that makes them. */
const underWay = new Map<string, number>();

async function bodyOf<Body>(request: IncomingMessage): Promise<Body> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString() || '{}');
}

async function takeMails(request: SendBulkEmailCommandInput) {
  const isTakenFirst = Math.random() < 0.5;
  const early = isTakenFirst ? await ses.sendBulk(request) : undefined;
  await sleep(Math.random() * 400);
  const BulkEmailEntryResults = early ?? (await ses.sendBulk(request));
  for (const event of ses.events.splice(0)) {
    void queues.get('events')?.send([event], { delaySeconds: Math.floor(Math.random() * 120) });
  }
  return { BulkEmailEntryResults };
}

const callerOf = ({ headers }: IncomingMessage): string =>
  /Credential=([^/]+)/.exec(headers.authorization ?? '')?.[1] ?? '';

/** `caller`: the access key that its request is signed with, which is the worker's name. */
async function callOf(caller: string, request: SendBulkEmailCommandInput) {
  underWay.set(caller, (underWay.get(caller) ?? 0) + 1);
  const taken = await takeMails(request);
  underWay.set(caller, (underWay.get(caller) ?? 0) - 1);
  return taken;
}

/** Some messages are handed out twice, as SQS may. */
function take(name: string, max: number) {
  const taken: { receipt: number; message: unknown }[] = [];
  for (let index = 0; index < max; index += 1) {
    const received = queues.get(name)?.receive(Math.random, Math.random() < 0.05);
    if (!received) break;
    state.nextReceipt += 1;
    held.set(state.nextReceipt, received.done);
    taken.push({ receipt: state.nextReceipt, message: received.message });
  }
  return taken;
}

interface Put {
  readonly messages: readonly unknown[];
  readonly delaySeconds?: number;
}

async function answer(request: IncomingMessage): Promise<unknown> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://broker');
  const queue = searchParams.get('queue') ?? '';
  switch (pathname) {
    case '/put': {
      const { messages, delaySeconds = 0 } = await bodyOf<Put>(request);
      return queues.get(queue)?.send(messages, { delaySeconds });
    }
    case '/take':
      return take(queue, Number(searchParams.get('max')));
    case '/done': {
      for (const receipt of await bodyOf<number[]>(request)) held.get(receipt)?.();
      return {};
    }
    case '/under-way':
      return { calls: underWay.get(searchParams.get('worker') ?? '') ?? 0 };
    case '/killed':
      // Not by its sockets: on a busy machine these are closed long after a process has run its last.
      state.interrupted += underWay.get(searchParams.get('worker') ?? '') ?? 0;
      return {};
    case '/report': {
      const counts = [...ses.counts().values()];
      return {
        calls: ses.calls.length,
        people: counts.length,
        doubled: counts.filter((count) => count > 1).length,
        interrupted: state.interrupted,
        dead: [...queues.values()].reduce((sum, { dead }) => sum + dead.length, 0),
      };
    }
    default:
      return callOf(callerOf(request), await bodyOf<SendBulkEmailCommandInput>(request));
  }
}

const server = createServer((request, response) => {
  answer(request).then(
    (body) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body ?? {}));
    },
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
});
