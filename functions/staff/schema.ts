import * as z from 'zod';
import { type Grant, programmeWide, roles } from '../../shared/http/principal.ts';
import { idPattern } from '../../shared/ids.ts';
import { findPlaceByNis } from '../../shared/programme/programme.ts';

export const accountIdSchema = z.string().regex(idPattern('acc'));

export const roleSchema = z.enum(roles);

/** A NIS code of a municipality that takes part (a merged one becomes its successor) or `programme`. */
export const scopeSchema = z.string().transform((scope, context) => {
  if (scope === programmeWide) return scope;
  const place = findPlaceByNis(scope);
  if (place) return place.municipality.nis;
  context.addIssue('Give the NIS code of a municipality that takes part, or "programme".');
  return z.NEVER;
});

export const grantSchema = z.strictObject({ role: roleSchema, scope: scopeSchema });

/** What someone may do: one role for each scope. */
export const grantsSchema = z
  .array(grantSchema)
  .min(1)
  .max(100)
  .refine((grants) => new Set(grants.map(({ scope }) => scope)).size === grants.length, {
    error: 'Give one role for each municipality.',
  });

/**
 * Grants as they were stored, under the municipalities of today: of two that have merged the higher role stays,
 * and who has left the programme takes the right along.
 */
const storedGrantsSchema = z
  .array(z.object({ role: roleSchema, scope: z.string() }))
  .transform((grants): Grant[] => {
    const present = new Map<string, Grant>();
    for (const { role, scope } of grants) {
      const current = scopeSchema.safeParse(scope);
      if (!current.success) continue;
      const held = present.get(current.data);
      if (held && roles.indexOf(held.role) >= roles.indexOf(role)) continue;
      present.set(current.data, { role, scope: current.data });
    }
    return [...present.values()];
  });

/** The name to sign in with: an e-mail address, compared without regard to case. */
export const loginSchema = z.string().trim().toLowerCase().pipe(z.email().max(128));

export const nameSchema = z.string().trim().min(1).max(100);

/** An account as the table holds it. */
export const accountSchema = z.object({
  id: accountIdSchema,
  /** User name at the identity provider, lower case; also the person's e-mail address. */
  login: loginSchema,
  name: nameSchema,
  grants: storedGrantsSchema,
  disabled: z.boolean(),
  /** The identity provider's `sub`, bound at the first sign-in. */
  subject: z.string().optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Goes up with every change, so that two changes at once cannot both win. */
  revision: z.int(),
});

export type Account = z.output<typeof accountSchema>;

export type AccountState = 'invited' | 'active' | 'disabled';
