import * as z from 'zod';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { newId } from '../../shared/ids.ts';
import { countMetric } from '../../shared/observability/metrics.ts';
import { createSqs } from '../../shared/queue/queue.ts';
import { scheduledTask } from '../../shared/schedule/scheduled-task.ts';
import { secretKeyRing } from '../../shared/secrets/key-ring.ts';
import { createReadSecret } from '../../shared/secrets/read-secret.ts';
import { createMailQueue } from '../mail/index.ts';
import { createLinks } from './links.ts';
import { noteListSizes } from './list-sizes.ts';
import { createHistoryRepository } from './repository/history.ts';
import { createSubscriberRepository } from './repository/subscribers.ts';
import { sweepDue } from './sweep-due.ts';

const { TABLE_NAME, KEYS_SECRET_ARN, MAIL_QUEUE_URL, SITE_URL } = readEnv(
  'TABLE_NAME',
  'KEYS_SECRET_ARN',
  'MAIL_QUEUE_URL',
  'SITE_URL',
);
const now = systemClock;
const keys = secretKeyRing(createReadSecret(), KEYS_SECRET_ARN);
const table = createTable(createDocumentClient(), TABLE_NAME);

const deps = {
  table,
  now,
  subscribers: createSubscriberRepository(table, { newId }),
  history: createHistoryRepository(table),
  mail: createMailQueue(createSqs(), MAIL_QUEUE_URL, now),
  links: createLinks({ keys, now, siteUrl: SITE_URL }),
  count: countMetric,
};

export const handler = scheduledTask(z.unknown(), async (_event, { remainingMs }) => {
  await sweepDue(remainingMs, deps);
  // Last: a number of the day may wait for the next hour, people may not.
  await noteListSizes({ ...deps, remainingMs });
});
