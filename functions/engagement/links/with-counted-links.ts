import { linksOf, rewriteLinks } from '../../../emails/links/links-of.ts';
import { withoutMarks } from '../../../emails/links/marked-link.ts';
import { withOpenPicture } from '../../../emails/links/tracked-address.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import { signLink } from './link-token.ts';

/** A newsletter's HTML as it was approved. */
export interface ApprovedHtml {
  readonly issueId: string;
  /** NIS code. */
  readonly nis: string;
  readonly html: string;
}

/**
 * Has the links of its content counted: each leads to where it was approved by way of an address of ours, and gets the reader's ticket
 * at its end. In municipalities that count opens there is room for the picture that tells.
 */
export async function withCountedLinks(
  { issueId, nis, html }: ApprovedHtml,
  deps: { readonly keys: KeyRing; readonly siteUrl: string },
): Promise<string> {
  const addresses = new Map<string, string>();
  for (const { id, url } of linksOf(html)) {
    addresses.set(`${id} ${url}`, await signLink({ issueId, linkId: id, url }, deps));
  }
  const counted = rewriteLinks(html, ({ id, url }) => addresses.get(`${id} ${url}`) ?? url);
  const { opens } = placeByNis(nis).municipality.engagement;
  return withoutMarks(opens ? withOpenPicture(counted) : counted);
}
