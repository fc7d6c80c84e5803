import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { countEvents } from '../../../functions/engagement/counting/count-events.ts';
import { createCountRepository } from '../../../functions/engagement/counting/count-repository.ts';
import { environmentOf } from '../../../infra/local/emulators/environment-of.ts';
import { systemClock } from '../../../shared/clock.ts';
import { createDocumentClient } from '../../../shared/data/document-client.ts';
import { createTable } from '../../../shared/data/table.ts';
import { pauseBefore } from '../../../shared/pause.ts';
import { countCapacity } from '../../builders/count-capacity.ts';
import { createTableInput } from '../../builders/create-table-input.ts';
import { startDynamoDb } from '../../builders/dynamodb-process.ts';
import { seededRandom } from '../../builders/seeded.ts';
import { readOptions } from '../../run/read-options.ts';
import { easyTime, identified, someHappening } from './happenings.ts';
import { trackRace } from './track-race.ts';

/**
 * Counts events that come shuffled, doubled and late, by workers that die; then, in a table of its own, the same number in
 * good weather, for the write units that counting takes. On a real engine.
 */
const { events, seed, deaths, json } = readOptions('race:track', {
  events: { says: 'events that happen', default: 20000, from: 1, to: 1000000 },
  seed: { says: 'seed of chance', default: 1, from: 1, to: 1000000 },
  deaths: {
    says: 'share of steps at which a worker dies',
    default: 0.05,
    from: 0,
    to: 0.5,
    isFraction: true,
  },
});
const credentials = { accessKeyId: 'race', secretAccessKey: 'race' };

const database = await startDynamoDb();
const admin = new DynamoDBClient({
  endpoint: database.endpoint,
  region: 'eu-west-1',
  credentials,
});
const client = createDocumentClient({ environment: environmentOf(database.endpoint, credentials) });
const { units, reset } = countCapacity(client);

async function newTable(name: string) {
  await admin.send(new CreateTableCommand(createTableInput(name)));
  return createTable(client, name);
}

/** Full batches, as the window of the queue makes them in a lively hour. */
async function countQuietly(): Promise<void> {
  const random = seededRandom(seed);
  const happenings = Array.from({ length: events }, () => someHappening(random, easyTime));
  const all = identified(happenings, Math.max(4, Math.round(events / 500)), random);
  const repository = createCountRepository(await newTable('quiet'), systemClock);
  for (let from = 0; from < all.length; from += 1000) {
    const deps = { repository, count: () => undefined, random, pause: pauseBefore };
    await countEvents(all.slice(from, from + 1000), deps);
  }
}

try {
  const started = performance.now();
  const table = await newTable('race');
  const race = await trackRace({ table, events, seed, deaths });
  const seconds = Number(((performance.now() - started) / 1000).toFixed(1));
  const inRace = perThousand(units.write);
  reset();
  await countQuietly();
  const report = {
    events,
    seed,
    ...race,
    write_units_per_1000_events: perThousand(units.write),
    read_units_per_1000_events: perThousand(units.read),
    requests_per_1000_events: perThousand(units.requests),
    write_units_per_1000_events_in_the_race: inRace,
    seconds,
  };
  console.log(json ? JSON.stringify(report) : JSON.stringify(report, undefined, 2));
  if (race.difference !== 0) process.exitCode = 1;
} finally {
  await database.stop();
}

function perThousand(count: number): number {
  return Number(((count * 1000) / events).toFixed(1));
}
