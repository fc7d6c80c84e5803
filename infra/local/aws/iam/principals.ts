import * as z from 'zod';
import { type ResolvedTemplate, readProperties } from '../../resources.ts';
import { type Statement, statementsOfRole } from './policy.ts';

/** Somebody who may call AWS. `everything` is the operator of the local cloud. */
export interface Principal {
  name: string;
  secretAccessKey: string;
  statements: readonly Statement[] | 'everything';
}

const functionSchema = z.object({
  Role: z.string(),
  Environment: z
    .object({ Variables: z.record(z.string(), z.coerce.string()).default({}) })
    .default({ Variables: {} }),
});

export const adminCredentials = {
  accessKeyId: 'LOCALADMIN',
  secretAccessKey: 'local-admin',
} as const;

/** All functions sign with the same secret: on one machine the access key is enough to tell them apart. */
export const functionSecret = 'local';

/** Every function of the template by its access key, which is its logical id, and the administrator. */
export function principalsOf(template: ResolvedTemplate): Map<string, Principal> {
  const functions = template.byType('AWS::Lambda::Function').map((lambda) => {
    const { Role, Environment } = readProperties(lambda, functionSchema);
    const principal: Principal = {
      name: Environment.Variables.POWERTOOLS_SERVICE_NAME ?? lambda.logicalId,
      secretAccessKey: functionSecret,
      statements: statementsOfRole(template, template.byArn(Role)),
    };
    return [lambda.logicalId, principal] as const;
  });
  const admin: Principal = {
    name: 'administrator',
    secretAccessKey: adminCredentials.secretAccessKey,
    statements: 'everything',
  };
  return new Map([...functions, [adminCredentials.accessKeyId, admin] as const]);
}
