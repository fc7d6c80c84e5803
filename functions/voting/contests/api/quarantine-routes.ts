import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody, none } from '../../../../shared/http/api-route.ts';
import { contestIdSchema } from '../contest.ts';
import { cohortSchema, readCohorts } from '../quarantine/cohort-repository.ts';
import { dropProposal, proposeQuarantine, stepQuarantine } from '../quarantine/quarantine.ts';
import {
  quarantineRuleSchema,
  ruleIdSchema,
  ruleTextSchema,
} from '../quarantine/quarantine-rule.ts';
import { readRules } from '../quarantine/rule-repository.ts';
import { contestParams, contestPath, ofContest } from './contest-scope.ts';
import type { StaffDeps } from './staff-deps.ts';

const quarantinePath = `${contestPath}/quarantine`;
const params = z.strictObject({ id: contestIdSchema, ruleId: ruleIdSchema });

const refOf = ({ id, ruleId }: z.output<typeof params>) => ({ contestId: id, ruleId });

type Step = Parameters<typeof stepQuarantine>[1]['step'];

const stepRoute = (name: string, summary: string, step: Step) =>
  apiRoute<StaffDeps>()({
    method: 'POST',
    path: `${quarantinePath}/{ruleId}/${name}`,
    summary,
    role: 'approver',
    scope: ofContest,
    params,
    query: none,
    body: noBody,
    output: quarantineRuleSchema,
    handle: ({ params: ref, principal }, deps) =>
      stepQuarantine(deps, { principal, ...refOf(ref), step }),
  });

export const quarantineRoutes: readonly ApiRoute<StaffDeps>[] = [
  apiRoute<StaffDeps>()({
    method: 'GET',
    path: quarantinePath,
    summary:
      'Cohorts of ballots with one striking thing in common, how many, and the rules about them',
    role: 'approver',
    scope: ofContest,
    params: contestParams,
    query: none,
    body: noBody,
    output: z.object({ cohorts: z.array(cohortSchema), rules: z.array(quarantineRuleSchema) }),
    handle: async ({ params: { id } }, { table }) => ({
      cohorts: await readCohorts(table, id),
      rules: await readRules(table, id),
    }),
  }),

  apiRoute<StaffDeps>()({
    method: 'POST',
    path: quarantinePath,
    summary: 'Propose to leave out the ballots of all cohorts that a rule is about',
    role: 'approver',
    scope: ofContest,
    params: contestParams,
    query: none,
    body: ruleTextSchema,
    status: 201,
    output: quarantineRuleSchema,
    handle: ({ params: { id }, body, principal }, deps) =>
      proposeQuarantine(deps, { principal, contestId: id, rule: body }),
  }),

  stepRoute('confirm', 'Put a rule in force, as a second person', 'confirm'),
  stepRoute('lift', 'Propose to lift a rule that is in force', 'proposeLift'),
  stepRoute('confirm-lift', 'Lift it, as a second person', 'confirmLift'),

  apiRoute<StaffDeps>()({
    method: 'POST',
    path: `${quarantinePath}/{ruleId}/drop`,
    summary: 'Take back a proposal that nobody has confirmed',
    role: 'approver',
    scope: ofContest,
    params,
    query: none,
    body: noBody,
    output: quarantineRuleSchema,
    handle: ({ params: ref, principal }, deps) => dropProposal(deps, { principal, ...refOf(ref) }),
  }),
];
