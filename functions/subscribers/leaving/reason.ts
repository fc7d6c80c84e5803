import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { Clock } from '../../../shared/clock.ts';
import { idPattern } from '../../../shared/ids.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import { signToken, type TokenKind } from '../../../shared/tokens/signed-token.ts';
import { audienceSchema, nisSchema } from '../schema.ts';

/** Why people leave, as they are asked. Words that figures are kept under: they never change their meaning. */
export const reasons = [
  'too-often',
  'not-for-me',
  'moved',
  'not-asked',
  'hard-to-read',
  'other',
] as const;

/**
 * Lets whoever just left say why, once. It knows what was left and where, not by whom: its name is random, so that no answer
 * leads back to a subscriber.
 */
export const reasonTicket = {
  purpose: 'subscribers/reason',
  claims: z.strictObject({
    n: z.string().regex(/^[\w-]{16}$/),
    p: nisSchema,
    a: audienceSchema,
    i: z.string().regex(idPattern('iss')).optional(),
  }),
  lifetime: 86_400,
} satisfies TokenKind<z.ZodType>;

type Left = Omit<z.output<typeof reasonTicket.claims>, 'n'>;

/** The ticket of somebody who left just now. */
export const makeReasonTicket = (
  left: Left,
  deps: { readonly keys: KeyRing; readonly now: Clock },
): Promise<string> =>
  signToken(reasonTicket, { ...left, n: randomBytes(12).toString('base64url') }, deps);
