import { setTimeout as sleep } from 'node:timers/promises';
import type { ChunkEvent } from '../../../functions/newsletters/events/chunk-event.ts';
import { recordChunkEvents } from '../../../functions/newsletters/events/record-chunk-events.ts';
import { createPlanDeps } from '../../../functions/newsletters/planning/create-plan-deps.ts';
import { planIssue } from '../../../functions/newsletters/planning/plan-issue.ts';
import type { PlanMessage } from '../../../functions/newsletters/planning/plan-message.ts';
import { createSendDeps } from '../../../functions/newsletters/sending/create-send-deps.ts';
import { createMakeLinks } from '../../../functions/newsletters/sending/personal-links.ts';
import {
  createSendBulk,
  createSesClient,
} from '../../../functions/newsletters/sending/send-bulk.ts';
import { sendChunk } from '../../../functions/newsletters/sending/send-chunk.ts';
import type { SendMessage } from '../../../functions/newsletters/sending/send-message.ts';
import { createMakeTracking } from '../../../functions/newsletters/sending/tracking.ts';
import { createSweepDeps } from '../../../functions/newsletters/sweeping/create-sweep-deps.ts';
import { sweep } from '../../../functions/newsletters/sweeping/sweep.ts';
import { createDocumentClient, createTable } from '../../../shared/data/table.ts';
import { newId } from '../../../shared/ids.ts';
import type { Queue } from '../../../shared/queue/queue.ts';
import { createKeyRing } from '../../../shared/secrets/key-ring.ts';
import { silentLog } from '../../builders/silent-log.ts';
import { fastClock, speed } from './fast-clock.ts';

/**
 * All functions of the engine in one process, made to be killed. `argv`: start of the clock, address of the broker,
 * address of the table, and the name by which the broker knows its calls of SES.
 */
const [, , start = '0', broker = '', database = '', name = ''] = process.argv;
const now = fastClock(Number(start));
const log = silentLog();
const environment = { ...process.env, AWS_ENDPOINT_URL_DYNAMODB: database };
const table = createTable(createDocumentClient({ environment }), 'chaos');

async function post<Answer>(path: string, body: unknown): Promise<Answer> {
  const answer = await fetch(`${broker}${path}`, { method: 'POST', body: JSON.stringify(body) });
  return (await answer.json()) as Answer;
}

const queueNamed = <Message>(name: string): Queue<Message> => ({
  send: async (messages, { delaySeconds = 0 } = {}) => {
    await post(`/put?queue=${name}`, { messages, delaySeconds });
  },
});

interface Taken<Message> {
  readonly receipt: number;
  readonly message: Message;
}

async function workOff<Message>(
  name: string,
  max: number,
  handle: (messages: readonly Message[]) => Promise<void>,
): Promise<void> {
  for (;;) {
    const taken = await post<Taken<Message>[]>(`/take?queue=${name}&max=${max}`, {});
    if (taken.length === 0) {
      await sleep(30);
      continue;
    }
    try {
      await handle(taken.map(({ message }) => message));
      await post(
        '/done',
        taken.map(({ receipt }) => receipt),
      );
    } catch (error) {
      process.send?.({ error: String(error) });
    }
  }
}

const outside = { now, newId, log, sendQueue: queueNamed<SendMessage>('send') };
const keys = createKeyRing(async () => 'key');
const siteUrl = 'https://www.vanhier.example';
const send = createSendDeps(table, {
  ...outside,
  sendBulk: createSendBulk(
    createSesClient({ environment: { ...process.env, AWS_ACCESS_KEY_ID: name } }),
  ),
  settings: { mailDomain: 'mail.vanhier.example', configurationSet: 'vanhier' },
  makeLinks: createMakeLinks({ keys, now, siteUrl }),
  makeTracking: createMakeTracking({ keys, siteUrl }),
  leaseSeconds: 180,
  sleep: (milliseconds) => sleep(milliseconds / speed),
  count: () => {},
});
const plan = createPlanDeps(table, outside);
const swept = createSweepDeps(table, {
  ...outside,
  planQueue: queueNamed<PlanMessage>('plan'),
  templateQueue: { send: async () => {} },
  deleteTemplate: async () => 'deleted',
  count: () => {},
  mail: { sendOnce: async () => {} },
  readVersionFigures: async () =>
    new Map(
      [40, 400].map((human, place) => {
        const clicked = { raw: human, human };
        return [place === 0 ? 'a' : 'b', { delivered: 1000, clicked, opened: clicked }] as const;
      }),
    ),
});

const record = recordChunkEvents(table, now);
/** Of a function with two minutes, by the run's clock. */
const remaining = () => {
  const end = now().getTime() + 120_000;
  return () => end - now().getTime();
};

for (let index = 0; index < 3; index += 1) {
  void workOff<SendMessage>('send', 1, async ([message]) => {
    if (message) await sendChunk(message, remaining(), send);
  });
}
void workOff<PlanMessage>('plan', 1, async ([message]) => {
  if (message) await planIssue(message, plan);
});
void workOff<ChunkEvent>('events', 100, record);
process.send?.({ ready: true });
for (;;) {
  await sweep(swept, remaining()).catch((error) => process.send?.({ error: String(error) }));
  await sleep(60_000 / speed);
}
