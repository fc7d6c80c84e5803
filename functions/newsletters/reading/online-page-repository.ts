import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod';
import type { Item } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { Issue } from '../issue.ts';
import { onlinePageKey } from '../issue-keys.ts';

export interface OnlinePage {
  readonly subject: string;
  readonly html: string;
}

const storedSchema = z.object({ subject: z.string(), gzip: z.instanceof(Uint8Array) });

/** In the table, compressed (100 kB become about 15), so that the residents' function carries no S3 client. */
export const onlinePageItem = (
  { issueId, contentHash }: Pick<Issue, 'issueId' | 'contentHash'>,
  variantId: string,
  { subject, html }: OnlinePage,
): Item => ({
  ...onlinePageKey(issueId, contentHash, variantId),
  subject,
  gzip: gzipSync(html, { level: 9 }),
});

export async function findOnlinePage(
  table: Table,
  issueId: string,
  { hash, variantId }: { hash: string; variantId: string },
  options: { consistent?: boolean } = {},
): Promise<OnlinePage | undefined> {
  const item = await table.get(onlinePageKey(issueId, hash, variantId), options);
  if (!item) return undefined;
  const { subject, gzip } = storedSchema.parse(item);
  return { subject, html: gunzipSync(gzip).toString('utf8') };
}
