import * as z from 'zod';
import { parseAddress } from '../../../shared/address/parse-address.ts';
import { AppError } from '../../../shared/errors.ts';
import { languageSchema } from '../../../shared/i18n/language.ts';
import { localizedSchema } from '../../../shared/i18n/localized.ts';
import { cleanLine } from '../../../shared/text/clean-text.ts';
import type { MerchantProfile } from '../merchant.ts';
import { seenVersion } from '../moderating/decision.ts';
import { isInMunicipality, profileInputSchema } from '../profile/profile-input.ts';
import { nisSchema } from './scope.ts';

const address = z
  .string()
  .max(400)
  .transform((text, context) => {
    const parsed = parseAddress(text);
    if ('address' in parsed) return parsed.address;
    const message = `not an address: ${parsed.problem}`;
    context.addIssue({ code: 'custom', message, input: text });
    return z.NEVER;
  });

const line = (max: number) =>
  z
    .string()
    .max(400)
    .transform(cleanLine)
    .pipe(z.string().max(max))
    .transform((text) => (text === '' ? undefined : text))
    .optional();

/** Whom we write to. */
const contactInput = z.strictObject({
  email: address,
  language: languageSchema.default('nl'),
  name: line(100),
  phone: line(40),
});

export const newMerchantSchema = z.strictObject({
  municipality: nisSchema,
  profile: profileInputSchema(),
  contact: contactInput.optional(),
  state: z.enum(['pending', 'listed']).default('listed'),
  /** Write to the contact that the merchant is listed. */
  mailing: z.boolean().default(false),
  /** Make it although one at this address has the name or the enterprise number. */
  evenIfSimilar: z.boolean().default(false),
});

/** Who cannot see a photo is told what is on it, in one language at least. */
export const altSchema = localizedSchema(300).refine(saysSomething, 'in one language at least');

function saysSomething(texts: Readonly<Record<string, string | undefined>>): boolean {
  return Object.values(texts).some((text) => text !== undefined);
}

export const editSchema = z
  .strictObject({
    ...seenVersion,
    profile: profileInputSchema().optional(),
    contact: contactInput.optional(),
    photoAlt: altSchema.optional(),
  })
  .refine(
    ({ profile, contact, photoAlt }) => profile ?? contact ?? photoAlt,
    'name what to change',
  );

/** @throws {AppError} request.invalid for an address outside the municipality */
export function requireInMunicipality(profile: MerchantProfile, nis: string): void {
  if (isInMunicipality(profile, nis)) return;
  const issues = [{ path: 'body.profile.address.postcode', message: 'of another municipality' }];
  throw new AppError('request.invalid', 'The postcode is of another municipality.', { issues });
}
