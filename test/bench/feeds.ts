import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createEventRepository } from '../../functions/calendar/events/event-repository.ts';
import { saveEvent } from '../../functions/calendar/events/save-event.ts';
import { feedRoutes } from '../../functions/calendar/feeds/feed-routes.ts';
import { createFeedClients } from '../../functions/engagement/index.ts';
import { createDocumentClient } from '../../shared/data/document-client.ts';
import { createTable } from '../../shared/data/table.ts';
import { newId } from '../../shared/ids.ts';
import { createKeyRing } from '../../shared/secrets/key-ring.ts';
import { anEvent, eventId } from '../builders/calendar-event.ts';
import { testClock } from '../builders/clock.ts';
import { countCapacity } from '../builders/count-capacity.ts';
import { createTableInput } from '../builders/create-table-input.ts';
import { startDynamoDb } from '../builders/dynamodb-process.ts';
import { httpEvent } from '../builders/http-event.ts';
import { recordedTracker } from '../builders/recorded-tracker.ts';
import { silentLog } from '../builders/silent-log.ts';
import { readOptions } from '../run/read-options.ts';

/**
 * Asks for the feed of a municipality with many events, by turns as a program that has it already and as one that does not.
 * All requests reach the function, since they are counted.
 */
const {
  events: count,
  rounds,
  json,
} = readOptions('bench:feeds', {
  // Of many more the last ones would not fit in a feed.
  events: { says: 'events in the feed', default: 500, from: 1, to: 5000 },
  rounds: { says: 'requests of each kind', default: 200, from: 1, to: 100000 },
});
const unused = async () => {
  throw new Error('reading a feed does not do this');
};

const database = await startDynamoDb();
try {
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
  const { endpoint } = database;
  await new DynamoDBClient({ endpoint, region: 'eu-west-1', credentials }).send(
    new CreateTableCommand(createTableInput('bench')),
  );
  const client = createDocumentClient({
    environment: {
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'bench',
      AWS_SECRET_ACCESS_KEY: 'bench',
      AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    },
  });
  const table = createTable(client, 'bench');
  const now = testClock('2026-12-01T10:00:00Z');
  const events = createEventRepository(table, { now });
  for (let index = 1; index <= count; index += 1) {
    await saveEvent({ after: anEvent({ id: eventId(index) }) }, { table, now });
  }
  const deps = {
    table,
    events,
    now,
    newId,
    siteUrl: 'https://site.example',
    keys: createKeyRing(async () => 'key'),
    mail: { send: unused, sendOnce: unused, putBack: unused },
    journal: { record: unused },
    tracker: recordedTracker(),
    feedClients: createFeedClients({ table, now, log: silentLog(), count: () => undefined }),
    viewer: async () => '203.0.113.9',
    log: silentLog(),
    pause: async () => undefined,
  };
  const [, , whole] = feedRoutes;
  const ask = async (headers: Record<string, string>) => {
    const event = httpEvent({ path: '/calendar/feeds/nl/retie.ics', headers });
    event.pathParameters = { language: 'nl', municipality: 'retie.ics' };
    const answer = await whole?.answer(event, deps);
    return { etag: String(answer?.headers?.etag), status: answer?.status, body: answer?.body };
  };
  const agent = { 'user-agent': 'iOS/18.1 (22B83) dataaccessd/1.0' };
  const first = await ask(agent);
  const capacity = countCapacity(client);
  const measure = async (
    headers: Record<string, string>,
    count: number,
    before: () => void = () => undefined,
  ) => {
    capacity.reset();
    const [cpu, start] = [process.cpuUsage(), performance.now()];
    for (let round = 0; round < count; round += 1) {
      before();
      await ask(headers);
    }
    const { user, system } = process.cpuUsage(cpu);
    return {
      ms: rounded((performance.now() - start) / count),
      cpu_ms: rounded((user + system) / 1000 / count),
      read_units: rounded(capacity.units.read / count),
      write_units: rounded(capacity.units.write / count),
    };
  };
  const known = { ...agent, 'if-none-match': first.etag };
  if ((await ask(known)).status !== 304) throw new Error('the feed is not known');
  await measure(known, rounds);
  const has = await measure(known, rounds);
  const hasNot = await measure(agent, rounds);
  const few = Math.ceil(rounds / 10);
  const made = await measure(agent, few, () => now.advance(15 * 60));
  const figures = {
    events: count,
    feed_kb: Math.round(String(first.body).length / 1024),
    has_it: has,
    has_it_not: hasNot,
    made_anew: made,
    cpu_ratio: rounded(made.cpu_ms / has.cpu_ms),
  };
  console.log(JSON.stringify(figures, undefined, json ? 0 : 2));
} finally {
  await database.stop();
}

function rounded(value: number): number {
  return Number(value.toFixed(2));
}
