import { S3Client } from '@aws-sdk/client-s3';
import { noteCampaigns } from '../../../../functions/engagement/rehearsal.ts';
import { createReadRendered } from '../../../../functions/newsletters/index.ts';
import {
  createRenderedFiles,
  type PressCast,
} from '../../../../functions/newsletters/rehearsal.ts';
import { createDocumentClient, createTable } from '../../../../shared/data/table.ts';
import { secretKeyRing } from '../../../../shared/secrets/key-ring.ts';
import { createReadSecret, createSecrets } from '../../../../shared/secrets/read-secret.ts';
import { dayAfter } from '../../../../shared/time/days.ts';
import { localHour } from '../../../../shared/time/local-hour.ts';
import { environmentOf } from '../../emulators/environment-of.ts';
import { localCredentials } from '../../emulators/local-credentials.ts';
import { region } from '../../resources.ts';
import type { PastEvent } from '../calendar/seed-calendar.ts';
import { liveHalfYear } from './half-year.ts';
import { printLinks } from './print-links.ts';
import { readPlaces } from './reported-places.ts';
import type { Surroundings } from './world.ts';

/** A local cloud, by values alone: what lives in it comes from a bundle. */
export interface HalfYearCloud {
  readonly siteUrl: string;
  readonly awsUrl: string;
  /** Of DynamoDB itself, which answers sooner than AWS's endpoint before it. */
  readonly dynamoDbEndpoint: string;
  readonly adminCredentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly tableName: string;
  readonly keysSecretArn: string;
  readonly filesBucket: string;
  readonly staff: PressCast;
  /** What agendas have forgotten, and people looked at in its time. */
  readonly pastEvents: readonly PastEvent[];
}

/** Days in Europe/Brussels, both included. */
export interface LivedDays {
  readonly from: string;
  readonly to: string;
}

/** Weeks that have passed when the demonstration begins. */
const weeks = 26;

/** Lives through the half-year until yesterday in a local cloud, and notes what its public pages tell of it. Gives its days. */
export async function liveInCloud(cloud: HalfYearCloud, present: Date): Promise<LivedDays> {
  const { siteUrl, awsUrl, adminCredentials, staff } = cloud;
  const s3 = new S3Client({
    ...{ endpoint: awsUrl, region, credentials: adminCredentials },
    forcePathStyle: true,
  });
  const environment = environmentOf(cloud.dynamoDbEndpoint, localCredentials);
  const table = createTable(createDocumentClient({ environment }), cloud.tableName);
  const secrets = createSecrets({ environment: environmentOf(awsUrl, adminCredentials) });
  const surroundings: Surroundings = {
    ...{ table, siteUrl, staff, present, log: silent },
    keys: secretKeyRing(createReadSecret(secrets), cloud.keysSecretArn),
    files: {
      ...createRenderedFiles(s3, cloud.filesBucket),
      read: createReadRendered(s3, cloud.filesBucket),
    },
  };
  const to = dayAfter(localHour(present).day, -1);
  const days = { from: dayAfter(to, 1 - 7 * weeks), to };
  try {
    const codes = await printLinks(surroundings, { ...days, editor: staff.editor });
    const places = await readPlaces(table, { ...days, codes, pastEvents: cloud.pastEvents });
    await liveHalfYear(surroundings, { ...days, places });
    await noteCampaigns({ table, now: () => present });
    return days;
  } finally {
    s3.destroy();
  }
}

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
