import { S3Client } from '@aws-sdk/client-s3';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { pageFunction } from '../../shared/http/page-function.ts';
import { logger } from '../../shared/observability/logger.ts';
import { createMerchants, directoryPath } from '../merchants/index.ts';
import { createContestRepository } from './contests/contest-repository.ts';
import { createPhotoReader } from './posters/photo-reader.ts';
import { type PosterDeps, posterRoutes } from './posters/poster-routes.ts';

const env = readEnv('TABLE_NAME', 'IMAGES_BUCKET', 'SITE_URL');

const table = createTable(createDocumentClient(), env.TABLE_NAME);

const deps: PosterDeps = {
  merchants: createMerchants(table),
  contests: createContestRepository(table),
  readPhoto: createPhotoReader(new S3Client({}), env.IMAGES_BUCKET),
  now: systemClock,
  siteUrl: env.SITE_URL,
};

export const handler = pageFunction(posterRoutes, deps, { log: logger, home: directoryPath });
