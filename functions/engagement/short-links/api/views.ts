import * as z from 'zod';
import type { Merchants } from '../../../merchants/index.ts';
import { type ShortLink, shortLinkPath, shortLinkSchema } from '../short-link.ts';

export const shortLinkViewSchema = shortLinkSchema.extend({
  /** Where it lies on the site: what is printed, behind the name of the site. */
  path: z.string(),
  /** Absent where the link is of no merchant, or that one is gone. */
  merchantName: z.string().optional(),
});
export type ShortLinkView = z.input<typeof shortLinkViewSchema>;

const viewOf = (link: ShortLink, merchantName?: string): ShortLinkView => ({
  ...link,
  path: shortLinkPath(link),
  merchantName,
});

/** With the names of their merchants, in the order given. */
export async function viewsOf(
  links: readonly ShortLink[],
  { merchants }: { readonly merchants: Pick<Merchants, 'getMany'> },
): Promise<ShortLinkView[]> {
  const named = await merchants.getMany(links.flatMap(({ merchantId }) => merchantId ?? []));
  return links.map((link) => viewOf(link, named.get(link.merchantId ?? '')?.name));
}

/** One of them. */
export async function namedViewOf(
  link: ShortLink,
  { merchants }: { readonly merchants: Pick<Merchants, 'get'> },
): Promise<ShortLinkView> {
  const merchant = link.merchantId === undefined ? undefined : await merchants.get(link.merchantId);
  return viewOf(link, merchant?.name);
}
