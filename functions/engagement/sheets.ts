import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { createFileUrls } from '../../shared/files/s3-urls.ts';
import { apiFunction } from '../../shared/http/api-function.ts';
import { newId } from '../../shared/ids.ts';
import { logger } from '../../shared/observability/logger.ts';
import { createMerchants } from '../merchants/index.ts';
import { createAuthenticate } from '../staff/index.ts';
import type { SheetDeps } from './short-links/sheets/make-sheets.ts';
import { sheetRoutes } from './short-links/sheets/sheet-routes.ts';
import { createShortLinkRepository } from './short-links/short-link-repository.ts';

const env = readEnv('TABLE_NAME', 'FILES_BUCKET', 'SITE_URL');

const table = createTable(createDocumentClient(), env.TABLE_NAME);
const s3 = new S3Client({});

const deps: SheetDeps = {
  shortLinks: createShortLinkRepository(table),
  merchants: createMerchants(table),
  async store(Key, Body) {
    const ContentType = 'application/pdf';
    await s3.send(new PutObjectCommand({ Bucket: env.FILES_BUCKET, Key, Body, ContentType }));
  },
  urls: createFileUrls(s3, env.FILES_BUCKET),
  now: systemClock,
  newId,
  siteUrl: env.SITE_URL,
};

export const handler = apiFunction(sheetRoutes, deps, {
  authenticate: createAuthenticate(table),
  log: logger,
});
