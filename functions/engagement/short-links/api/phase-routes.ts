import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody, none } from '../../../../shared/http/api-route.ts';
import { holdsRole, programmeWide } from '../../../../shared/http/principal.ts';
import type { EngagementDeps } from '../../engagement-deps.ts';
import { createPhase, editPhase, isPhaseOf } from '../change-phase.ts';
import { phaseEditSchema, phaseInputSchema, phaseSchema } from '../phase.ts';
import { phaseIdSchema } from '../short-link.ts';
import { nisSchema, presentNis } from './input.ts';

const path = '/staff/engagement/phases';

const list = apiRoute<EngagementDeps>()({
  method: 'GET',
  path,
  summary: 'List the phases of the campaign: those of the programme and of your municipalities',
  role: 'viewer',
  scope: 'own',
  params: none,
  query: z.strictObject({ municipality: nisSchema.optional() }),
  body: noBody,
  output: z.object({ phases: z.array(phaseSchema) }),
  async handle({ query: { municipality }, principal }, { phases }) {
    const wanted = municipality && presentNis(municipality);
    const visible = (await phases.list()).filter(
      (phase) =>
        (phase.scope === programmeWide || holdsRole(principal, 'viewer', phase.scope)) &&
        (wanted === undefined || isPhaseOf(phase, wanted)),
    );
    return { phases: visible };
  },
});

const create = apiRoute<EngagementDeps>()({
  method: 'POST',
  path,
  summary: 'Name a phase of the campaign, of a municipality or of all of them',
  role: 'editor',
  scope: ({ body }) => [body.scope],
  params: none,
  query: none,
  body: phaseInputSchema,
  status: 201,
  output: phaseSchema,
  async handle({ body, principal }, deps) {
    const scope = body.scope === programmeWide ? body.scope : presentNis(body.scope);
    return createPhase({ ...body, scope }, principal, deps);
  },
});

const edit = apiRoute<EngagementDeps>()({
  method: 'PATCH',
  path: `${path}/{id}`,
  summary: 'Change name or days of a phase of the version that you read',
  role: 'editor',
  scope: async ({ params }, { phases }) => [(await phases.read(params.id)).scope],
  params: z.strictObject({ id: phaseIdSchema }),
  query: none,
  body: phaseEditSchema,
  output: phaseSchema,
  handle: ({ params, body, principal }, deps) => editPhase(params.id, body, principal, deps),
});

export const phaseRoutes: readonly ApiRoute<EngagementDeps>[] = [list, create, edit];
