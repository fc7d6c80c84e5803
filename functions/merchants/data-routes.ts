import * as z from 'zod';
import { entityTag, isTagKnown } from '../../shared/http/entity-tag.ts';
import type { HttpEvent } from '../../shared/http/event.ts';
import {
  noForm,
  type PageAnswer,
  type PageRoute,
  pageRoute,
} from '../../shared/http/page-route.ts';
import { placeBySlug } from '../../shared/programme/programme.ts';
import type { PageDeps } from './page-deps.ts';
import { anyQuery } from './page-schemas.ts';
import { dataPath } from './paths.ts';
import { publicMerchant } from './public-merchant.ts';
import { readListed } from './read-listed.ts';

/** Merchants in one answer. */
const pageSize = 100;

/** The name of a file without its ending. */
const jsonFile = z
  .string()
  .max(110)
  .regex(/^[a-z0-9-]+\.json$/)
  .transform((file) => file.slice(0, -'.json'.length));

const directory = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/merchants/data/{municipality}',
  summary: 'The merchants of a municipality as JSON, for programs of others',
  params: z.object({ municipality: jsonFile }),
  query: z.object({ cursor: z.string().max(2000).optional() }),
  form: noForm,
  async handle({ params, query: { cursor }, event }, { merchants, siteUrl }) {
    const { nis, slug } = placeBySlug(params.municipality).municipality;
    const page = await merchants.listListed(nis, { limit: pageSize, cursor });
    return jsonAnswer(event, {
      merchants: page.merchants.map((merchant) => publicMerchant(merchant, siteUrl)),
      next: page.cursor && `${siteUrl}${dataPath(slug)}?cursor=${encodeURIComponent(page.cursor)}`,
    });
  },
});

const merchant = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/merchants/data/{municipality}/{merchant}',
  summary: 'A merchant as JSON, for programs of others',
  params: z.object({ municipality: z.string().max(60), merchant: jsonFile }),
  query: anyQuery,
  form: noForm,
  async handle({ params: { municipality, merchant: slug }, event }, deps) {
    const found = await readListed(placeBySlug(municipality), slug, deps);
    return jsonAnswer(event, publicMerchant(found, deps.siteUrl));
  },
});

/** Any page of any site may read it, and keep it for five minutes; then it asks whether it still holds. */
function jsonAnswer(event: HttpEvent, data: unknown): PageAnswer {
  const body = JSON.stringify(data);
  const etag = entityTag(body);
  const headers = {
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'ETag',
    'cache-control': 'public, max-age=300',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'content-type': 'application/json; charset=utf-8',
    etag,
  };
  return isTagKnown(event.headers['if-none-match'], etag)
    ? { status: 304, headers }
    : { body, headers };
}

export const dataRoutes: readonly PageRoute<PageDeps>[] = [directory, merchant];
