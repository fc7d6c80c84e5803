import { account, region } from '../../resources.ts';
import type { AwsCall } from '../call.ts';
import { record, text } from '../narrow.ts';
import type { Need } from './grants.ts';

/** Rights of a Scheduler call; making or changing a schedule also passes its role on to the Scheduler. */
export function schedulerGrants(call: AwsCall): readonly Need[] {
  const action = `scheduler:${call.operation}`;
  if (call.operation === 'ListSchedules') return [{ action, resource: '*' }];
  const name = call.parameters.name;
  if (name === undefined) return [];
  const input = record(call.input);
  const group = text(input.GroupName) || call.query.get('groupName') || 'default';
  const own = {
    action,
    resource: `arn:aws:scheduler:${region}:${account}:schedule/${group}/${name}`,
  };
  const roleArn = text(record(input.Target).RoleArn);
  return roleArn ? [own, passRole(roleArn)] : [own];
}

function passRole(resource: string): Need {
  return {
    action: 'iam:PassRole',
    resource,
    context: { 'iam:passedtoservice': () => ['scheduler.amazonaws.com'] },
  };
}
