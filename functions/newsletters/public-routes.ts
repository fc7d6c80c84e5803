import * as z from 'zod';
import type { Table } from '../../shared/data/table.ts';
import { AppError } from '../../shared/errors.ts';
import { anyQuery, noForm, type PageRoute, pageRoute } from '../../shared/http/page-route.ts';
import { languageSchema } from '../../shared/i18n/language.ts';
import { findPlaceBySlug } from '../../shared/programme/programme.ts';
import { issueIdSchema, variantIdSchema } from './issue-ids.ts';
import { readArchive } from './reading/archive.ts';
import { archivePage } from './reading/pages/archive-page.tsx';
import { readOnline } from './reading/read-online.ts';

export interface ReadingDeps {
  readonly table: Table;
}

/** A newsletter brings its own style; nothing in it may run or be sent. */
const newsletterPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src 'self' https: data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The same for everybody, so that CloudFront and browsers may keep it. */
const keptFor = (seconds: number) => ({ 'cache-control': `public, max-age=${seconds}` });

const notFound = () => new AppError('issue.not_found', 'There is no such newsletter.');

/** Two segments: an issue and its variant, or a language and a municipality. Ids hold `_`, languages do not. */
const params = z.strictObject({ first: z.string(), second: z.string() });

export const publicRoutes: readonly PageRoute<ReadingDeps>[] = [
  pageRoute<ReadingDeps>()({
    method: 'GET',
    path: '/issues/{first}/{second}',
    summary: 'Read a newsletter online, or the list of those that a municipality has sent',
    params,
    query: anyQuery,
    form: noForm,
    handle: async ({ params: { first, second } }, { table }) => {
      const language = languageSchema.safeParse(first);
      const place = findPlaceBySlug(second);
      if (language.success && place) {
        const entries = await readArchive(table, place.municipality.nis);
        const document = archivePage({ language: language.data, place, entries });
        return { document, headers: keptFor(300) };
      }
      const issueId = issueIdSchema.safeParse(first);
      const variantId = variantIdSchema.safeParse(second);
      if (!issueId.success || !variantId.success) throw notFound();
      const page = await readOnline(table, issueId.data, variantId.data);
      if (!page) throw notFound();
      const headers = { ...keptFor(3600), 'content-security-policy': newsletterPolicy };
      return { document: page.html, headers };
    },
  }),
];
