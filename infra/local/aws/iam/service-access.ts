import { account } from '../../resources.ts';
import { list, record, text } from '../narrow.ts';
import { authorize } from './authorize.ts';
import type { ConditionContext } from './conditions.ts';
import type { Statement } from './policy.ts';

/**
 * Whether a resource's own policy (a queue's, a role's trust) lets an AWS service in, such as
 * `events.amazonaws.com` on behalf of one rule.
 */
export function serviceMay(
  statements: readonly Statement[],
  request: { service: string; action: string; resource: string; sourceArn: string },
): boolean {
  const context: ConditionContext = {
    'aws:sourcearn': () => [request.sourceArn],
    'aws:sourceaccount': () => [account],
    'aws:securetransport': () => ['true'],
    's3:tlsversion': () => ['1.3'],
  };
  const addressed = statements
    .filter((statement) => names(statement.Principal, request.service))
    .map((statement) => ({ ...statement, Resource: statement.Resource ?? ['*'] }));
  return authorize(addressed, { action: request.action, resource: request.resource, context })
    .allowed;
}

function names(principal: unknown, service: string): boolean {
  if (principal === '*') return true;
  const { Service, AWS } = record(principal);
  const services = typeof Service === 'string' ? [Service] : list(Service).map(text);
  return services.includes(service) || AWS === '*';
}
