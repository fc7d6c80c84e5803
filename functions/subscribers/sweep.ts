import * as z from 'zod';
import { s3Variables } from '../../shared/aws/json-objects.ts';
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
import { createS3Journal } from './s3-journal.ts';
import { sweepDue } from './sweep-due.ts';

const environment = readEnv(
  ...s3Variables,
  'TABLE_NAME',
  'KEYS_SECRET_ARN',
  'MAIL_QUEUE_URL',
  'JOURNAL_BUCKET',
  'SITE_URL',
);
const now = systemClock;
const keys = secretKeyRing(createReadSecret(), environment.KEYS_SECRET_ARN);
const table = createTable(createDocumentClient(), environment.TABLE_NAME);

const deps = {
  table,
  now,
  subscribers: createSubscriberRepository(table, { newId }),
  history: createHistoryRepository(table),
  journal: createS3Journal(environment.JOURNAL_BUCKET, { environment, now }),
  mail: createMailQueue(createSqs(), environment.MAIL_QUEUE_URL, now),
  links: createLinks({ keys, now, siteUrl: environment.SITE_URL }),
  count: countMetric,
};

export const handler = scheduledTask(z.unknown(), async (_event, { remainingMs }) => {
  await sweepDue(remainingMs, deps);
  // Last: a number of the day may wait for the next hour, people may not.
  await noteListSizes({ ...deps, remainingMs });
});
