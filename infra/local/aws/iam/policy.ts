import * as z from 'zod';
import type { ResolvedTemplate, Resource } from '../../resources.ts';
import { readProperties } from '../../resources.ts';

const oneOrMany = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? [value] : value));

const conditionValue = z
  .union([
    z.string(),
    z.number(),
    z.boolean(),
    z.array(z.union([z.string(), z.number(), z.boolean()])),
  ])
  .transform((value) => (Array.isArray(value) ? value.map(String) : [String(value)]));

const statementSchema = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Principal: z.unknown().optional(),
  Action: oneOrMany.optional(),
  NotAction: oneOrMany.optional(),
  Resource: oneOrMany.optional(),
  NotResource: oneOrMany.optional(),
  Condition: z.record(z.string(), z.record(z.string(), conditionValue)).optional(),
});

export type Statement = z.infer<typeof statementSchema>;

export const policyDocument = z.object({
  Statement: z
    .union([statementSchema, z.array(statementSchema)])
    .transform((value) => (Array.isArray(value) ? value : [value])),
});

const roleSchema = z.object({
  AssumeRolePolicyDocument: policyDocument,
  Policies: z.array(z.object({ PolicyDocument: policyDocument })).default([]),
  ManagedPolicyArns: z.array(z.string()).default([]),
});

const attachedPolicySchema = z.object({
  PolicyDocument: policyDocument,
  Roles: z.array(z.string()).default([]),
});

/**
 * Every statement that speaks for a role: inline, attached and managed policies of the template. Policies
 * that AWS itself manages grant logging only in this app and are left out.
 */
export function statementsOfRole(template: ResolvedTemplate, role: Resource): Statement[] {
  const { Policies, ManagedPolicyArns } = readProperties(role, roleSchema);
  const attached = [
    ...template.byType('AWS::IAM::Policy'),
    ...template.byType('AWS::IAM::ManagedPolicy'),
  ].filter(
    (policy) =>
      ManagedPolicyArns.includes(policy.ref) ||
      readProperties(policy, attachedPolicySchema).Roles.includes(role.ref),
  );
  return [
    ...Policies.flatMap((policy) => policy.PolicyDocument.Statement),
    ...attached.flatMap(
      (policy) => readProperties(policy, attachedPolicySchema).PolicyDocument.Statement,
    ),
  ];
}

/** Who may assume a role, as its trust policy says. */
export function trustOfRole(role: Resource): Statement[] {
  return readProperties(role, roleSchema).AssumeRolePolicyDocument.Statement;
}
