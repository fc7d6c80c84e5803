import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Accepts one finding of cdk-nag on a construct and everything in it, for a reason that a reviewer can judge. */
export function acknowledge(construct: IConstruct, rule: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: rule, reason });
}

/** Accepts rights on these resources, which contain a wildcard, and on no others. */
export function acknowledgeWildcards(
  construct: IConstruct,
  resources: readonly string[],
  reason: string,
): void {
  for (const resource of resources) {
    const name = asFindingName(Stack.of(construct).resolve(resource));
    acknowledge(construct, `AwsSolutions-IAM5[Resource::${name}]`, reason);
  }
}

/** How cdk-nag writes a resource in a finding: references in angle brackets. */
function asFindingName(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return String(value);
  if ('Ref' in value) return `<${value.Ref}>`;
  const [operands] = Object.values(value);
  if ('Fn::GetAtt' in value) return `<${operands.join('.')}>`;
  if ('Fn::Join' in value) return operands[1].map(asFindingName).join(operands[0]);
  throw new Error(`no resource of a right: ${JSON.stringify(value)}`);
}
