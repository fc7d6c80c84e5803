import * as z from 'zod';
import type { TokenKind } from '../../../shared/tokens/signed-token.ts';
import { eventIdSchema } from '../events/event.ts';
import { type RegistrationRef, registrationIdSchema } from './registration.ts';
import { viaSchema } from './via.ts';

/** `k` is the key of the time. */
const claims = z.strictObject({ r: registrationIdSchema, e: eventIdSchema, k: z.string().max(80) });

/** Days for which a registration waits for its confirmation. */
export const daysToConfirm = 3;

/** Confirms the address of whoever registers. */
export const confirmToken = {
  purpose: 'calendar/confirm-registration',
  /** `v`: what led to the registration. */
  claims: claims.extend({ v: viaSchema.optional() }),
  lifetime: daysToConfirm * 86_400,
} satisfies TokenKind<z.ZodType>;

/** Opens the page of a registration, until that is forgotten. */
export const placeToken = {
  purpose: 'calendar/registration',
  claims,
  lifetime: null,
} satisfies TokenKind<z.ZodType>;

export const claimsOf = ({ id, eventId, key }: RegistrationRef): z.output<typeof claims> => ({
  r: id,
  e: eventId,
  k: key,
});

export const refOf = ({ r, e, k }: z.output<typeof claims>): RegistrationRef => ({
  id: r,
  eventId: e,
  key: k,
});
