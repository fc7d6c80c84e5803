import { S3Client } from '@aws-sdk/client-s3';
import {
  createRegistrants,
  createReplayRegistrationErasure,
} from '../../functions/calendar/index.ts';
import { createReplayMerchantErasure } from '../../functions/merchants/index.ts';
import { createReplayErasure, createReplayWithdrawal } from '../../functions/subscribers/index.ts';
import { systemClock } from '../../shared/clock.ts';
import { commandOptions } from '../../shared/command-options.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { secretKeyRing } from '../../shared/secrets/key-ring.ts';
import { createReadSecret, createSecrets } from '../../shared/secrets/read-secret.ts';
import { readJournal } from './journal-bucket.ts';
import { operatorEnvironment } from './operator-environment.ts';

/**
 * After a restore: erases again whoever was erased since, and ends again the consents to be followed that were withdrawn. Run by hand,
 * with the credentials of someone who may read the journal and the keys and write to the table; see docs/operations.md.
 */
const asked = commandOptions({
  options: {
    table: { type: 'string' },
    bucket: { type: 'string' },
    keys: { type: 'string' },
    since: { type: 'string' },
  },
});
const { table, bucket, keys, since } = asked?.values ?? {};

if (!table || !bucket || !keys || !since?.match(/^\d{4}-\d{2}-\d{2}$/)) {
  console.error(
    'Usage: npm run erasures:replay -- --table NAME --bucket NAME --keys SECRET_ARN --since YYYY-MM-DD',
  );
  process.exitCode = 2;
} else {
  const environment = await operatorEnvironment();
  const restored = createTable(createDocumentClient({ environment }), table);
  const ring = secretKeyRing(createReadSecret(createSecrets({ environment })), keys);
  const replayPerson = createReplayErasure(restored, ring, [
    createRegistrants(restored, ring, { now: systemClock }),
  ]);
  const replayMerchant = createReplayMerchantErasure(restored, ring);
  const replayRegistration = createReplayRegistrationErasure(restored, ring);
  const replayWithdrawal = createReplayWithdrawal(restored);
  const counts = { lines: 0, people: 0, merchants: 0, registrations: 0, consents: 0 };
  for await (const line of readJournal(new S3Client({}), bucket, since)) {
    counts.lines += 1;
    if ('ended' in line) counts.consents += (await replayWithdrawal(line)) ? 1 : 0;
    else if ('subscriberId' in line) counts.people += (await replayPerson(line)) ? 1 : 0;
    else if ('merchantId' in line) counts.merchants += (await replayMerchant(line)) ? 1 : 0;
    else counts.registrations += (await replayRegistration(line)) ? 1 : 0;
  }
  const { lines, people, merchants, registrations, consents } = counts;
  console.log(
    `${lines} lines read: ${people} people, ${merchants} merchants and ${registrations} registrations erased again, ${consents} consents ended again.`,
  );
}
