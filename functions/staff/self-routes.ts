import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody, none } from '../../shared/http/api-route.ts';
import { holdsRole, type Principal, roles } from '../../shared/http/principal.ts';
import { languageSchema } from '../../shared/i18n/language.ts';
import { programme } from '../../shared/programme/programme.ts';
import { grantViewSchema } from './account-view.ts';
import type { StaffDeps } from './accounts.ts';
import { accountIdSchema, roleSchema } from './schema.ts';

const selfSchema = z.object({
  id: accountIdSchema,
  email: z.string(),
  name: z.string(),
  grants: z.array(grantViewSchema),
  /** The highest role in every municipality where there is one. */
  municipalities: z.array(z.object({ nis: z.string(), name: z.string(), role: roleSchema })),
});

const programmeViewSchema = z.object({
  name: z.string(),
  regions: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      senderName: z.string(),
      municipalities: z.array(
        z.object({
          nis: z.string(),
          slug: z.string(),
          name: z.string(),
          postcodes: z.array(z.string()),
          languages: z.array(languageSchema),
          defaultLanguage: languageSchema,
        }),
      ),
    }),
  ),
});

/** What every staff member may know. */
export const selfRoutes: readonly ApiRoute<StaffDeps>[] = [
  apiRoute<StaffDeps>()({
    method: 'GET',
    path: '/staff/me',
    summary: 'Who you are here and what you may do where',
    role: 'viewer',
    scope: 'own',
    params: none,
    query: none,
    body: noBody,
    output: selfSchema,
    handle: async ({ principal }) => ({
      id: principal.accountId,
      email: principal.email,
      name: principal.name,
      grants: [...principal.grants],
      municipalities: municipalitiesOf(principal),
    }),
  }),

  apiRoute<StaffDeps>()({
    method: 'GET',
    path: '/staff/programme',
    summary: 'The programme: regions, municipalities and their languages',
    role: 'viewer',
    scope: 'own',
    params: none,
    query: none,
    body: noBody,
    output: programmeViewSchema,
    handle: async () => programme,
  }),
];

const municipalitiesOf = (principal: Principal) =>
  programme.regions
    .flatMap((region) => region.municipalities)
    .flatMap(({ nis, name }) => {
      const role = roles.findLast((candidate) => holdsRole(principal, candidate, nis));
      return role ? [{ nis, name, role }] : [];
    });
