import { systemClock } from '../../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../../shared/data/table.ts';
import { readEnv } from '../../../shared/env.ts';
import { newId } from '../../../shared/ids.ts';
import { createSqs } from '../../../shared/queue/queue.ts';
import { secretKeyRing } from '../../../shared/secrets/key-ring.ts';
import { createReadSecret } from '../../../shared/secrets/read-secret.ts';
import { createMailQueue } from '../../mail/index.ts';
import { createMerchants } from '../../merchants/index.ts';
import type { StaffDeps } from './api/staff-deps.ts';
import { createContestRepository } from './contest-repository.ts';
import { createCountQueue } from './count-message.ts';
import type { SweepDeps } from './sweeping/sweep.ts';

/** What moves contests on works with, be it staff or the clock; of votes it has nothing. */
export function depsFromEnv(): StaffDeps & SweepDeps {
  const env = readEnv(
    'TABLE_NAME',
    'KEYS_SECRET_ARN',
    'MAIL_QUEUE_URL',
    'COUNT_QUEUE_URL',
    'SITE_URL',
  );
  const table = createTable(createDocumentClient(), env.TABLE_NAME);
  const sqs = createSqs();
  return {
    table,
    now: systemClock,
    newId,
    siteUrl: env.SITE_URL,
    keys: secretKeyRing(createReadSecret(), env.KEYS_SECRET_ARN),
    contests: createContestRepository(table),
    merchants: createMerchants(table),
    mail: createMailQueue(sqs, env.MAIL_QUEUE_URL, systemClock),
    countQueue: createCountQueue(sqs, env.COUNT_QUEUE_URL),
  };
}
