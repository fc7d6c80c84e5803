import * as z from 'zod';
import { idPattern } from '../../../shared/ids.ts';
import { shortCodePattern } from '../../../shared/short-code.ts';
import { materials } from './materials.ts';

export const materialSchema = z.enum(materials);
export type Material = z.output<typeof materialSchema>;

/** Pages that every municipality has. */
const targetPages = ['merchants', 'vote', 'calendar', 'newsletter', 'campaign'] as const;

/** As browsers write it, so that it stands in a header as it is; not `//host` or `/\\host`, which lead elsewhere. */
const pathSchema = z
  .string()
  .max(300)
  .regex(/^\/(?![/\\])[!-[\]-~]*$/);

const urlSchema = z
  .url({ protocol: /^https$/, hostname: z.regexes.domain, normalize: true })
  .max(500)
  .refine((url) => new URL(url).username === '', 'without a name before the host');

/** Where a link leads. Staff typed it and it is kept: nothing that a visitor sends says where to. */
export const targetSchema = z.discriminatedUnion('to', [
  /** The page of the merchant that the link is of, in the language of the browser. */
  z.strictObject({ to: z.literal('merchant') }),
  /** A page of the municipality that the link is of, likewise. */
  z.strictObject({ to: z.enum(targetPages) }),
  /** Any page of ours, as it stands in the address bar, from the first slash on. */
  z.strictObject({ to: z.literal('path'), path: pathSchema }),
  z.strictObject({ to: z.literal('url'), url: urlSchema }),
]);
export type Target = z.output<typeof targetSchema>;

export const shortLinkStates = ['active', 'retired'] as const;

export const codeSchema = z.string().regex(shortCodePattern);
export const phaseIdSchema = z.string().regex(idPattern('pha'));

/**
 * A link on printed matter, as it is stored. What it is counted under (municipality, material, merchant, phase) never
 * changes: paper stays what it is.
 */
export const shortLinkSchema = z.object({
  /** Seven characters: `/s/<code>`. */
  code: codeSchema,
  /** NIS code. */
  nis: z.string().regex(/^\d{5}$/),
  material: materialSchema,
  /** Absent: of the municipality alone. */
  merchantId: z.string().regex(idPattern('mer')).optional(),
  phaseId: phaseIdSchema.optional(),
  /** What staff call it, to tell it from others: `Affiche kerkplein`. */
  title: z.string().max(100).optional(),
  target: targetSchema,
  /** Who scans a retired one sees a page that says so, with a way on. */
  state: z.enum(shortLinkStates),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  version: z.int(),
});
export type ShortLink = z.output<typeof shortLinkSchema>;

export const shortLinkPath = ({ code }: Pick<ShortLink, 'code'>): string => `/s/${code}`;

/** Whether a target is one of these links, as a path or with the name of the site before it. */
export function leadsToShortLink(target: Target, siteUrl: string): boolean {
  if (target.to !== 'path' && target.to !== 'url') return false;
  const url = new URL(target.to === 'path' ? target.path : target.url, siteUrl);
  return url.origin === new URL(siteUrl).origin && url.pathname.startsWith('/s/');
}
