import {
  type LinkPlace,
  linkClaims,
  trackedAddress,
} from '../../../emails/links/tracked-address.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import { isShortSignature, shortSignature } from '../../../shared/tokens/short-signature.ts';

interface LinkDeps {
  readonly keys: KeyRing;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
}

const purpose = 'newsletter-link';

/** The address of a link as it stands in a template: only what is signed is ever led to. */
export async function signLink(link: LinkPlace, { keys, siteUrl }: LinkDeps): Promise<string> {
  const claims = linkClaims(link, siteUrl);
  return trackedAddress(siteUrl, claims, await shortSignature(keys, purpose, claims));
}

/** Undefined for what we did not make, whole. */
export async function readLink(
  token: string,
  { keys, siteUrl }: LinkDeps,
): Promise<LinkPlace | undefined> {
  const [issueId, linkId, target, signature, ...rest] = token.split('.');
  if (!issueId || !linkId || !target || !signature || rest.length > 0) return undefined;
  const text = `${issueId}.${linkId}.${target}`;
  if (!(await isShortSignature(keys, purpose, { text, signature }))) return undefined;
  const address = Buffer.from(target, 'base64url').toString('utf8');
  const whole = address.startsWith('/') ? siteUrl + address : address;
  // As a header takes it: in ASCII.
  const url = URL.parse(whole)?.href;
  return url === undefined ? undefined : { issueId, linkId, url };
}

/** Of a link that was cut off or changed: which issue it says it is of. */
export const issueOfToken = (token: string): string => token.split('.', 1)[0] ?? '';
