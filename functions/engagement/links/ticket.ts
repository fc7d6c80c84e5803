import * as z from 'zod';
import { type Language, languageSchema } from '../../../shared/i18n/language.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import { isShortSignature, shortSignature } from '../../../shared/tokens/short-signature.ts';

/**
 * What the links of one mail tell of its reader: for who has not agreed to be followed the same as for a whole group, see
 * {@link toldOf}. It is one value for all links of a mail.
 */
export interface Ticket {
  readonly audience: 'residents' | 'businesses';
  /** NIS code. */
  readonly nis?: string | undefined;
  readonly language?: Language | undefined;
  /** Of an issue that is sent in several. */
  readonly version?: string | undefined;
  /** Only of who has agreed. */
  readonly subscriberId?: string | undefined;
}

const purpose = 'newsletter-ticket';

const audiences = { r: 'residents', b: 'businesses' } as const;

/** What is left out is empty. */
const orEmpty = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([z.literal('').transform(() => undefined), schema]);

const claimsSchema = z.object({
  nis: orEmpty(z.string().regex(/^\d{5}$/)),
  audience: z.enum(['r', 'b']).transform((letter) => audiences[letter]),
  language: orEmpty(languageSchema),
  version: orEmpty(z.string().regex(/^[a-z0-9]{1,20}$/)),
  subscriberId: orEmpty(z.string().regex(/^\w{1,40}$/)),
});

/** URL-safe; bound to the issue without saying it again, since it stands behind every link. */
export async function signTicket(
  issueId: string,
  { audience, nis, language, version, subscriberId }: Ticket,
  keys: Pick<KeyRing, 'sign'>,
): Promise<string> {
  const letter = audience === 'residents' ? 'r' : 'b';
  const text = [nis, letter, language, version, subscriberId].map((claim) => claim ?? '').join('.');
  return `${text}.${await shortSignature(keys, purpose, `${issueId} ${text}`)}`;
}

/** Undefined for what we did not make for a mail of this issue. */
export async function readTicket(
  issueId: string,
  token: string,
  keys: Pick<KeyRing, 'digests'>,
): Promise<Ticket | undefined> {
  const [nis, audience, language, version, subscriberId, signature = '', ...rest] =
    token.split('.');
  const claims = claimsSchema.safeParse({ nis, audience, language, version, subscriberId });
  if (!claims.success || rest.length > 0) return undefined;
  const text = token.slice(0, -signature.length - 1);
  const isOurs = await isShortSignature(keys, purpose, { text: `${issueId} ${text}`, signature });
  if (!isOurs) return undefined;
  return claims.data;
}
