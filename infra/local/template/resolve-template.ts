import {
  account,
  type Json,
  type JsonObject,
  type ResolvedTemplate,
  type Resource,
  region,
} from '../resources.ts';
import type { Assembly, SynthesizedStack } from './assembly.ts';
import { evaluate, evaluateObject, type Scope } from './intrinsics.ts';
import { type LocalAddresses, relocation } from './local-addresses.ts';
import { type Declared, describeReferences, kindsOf, type References } from './references.ts';

/**
 * All stacks of an assembly as one set of resources with local names, ARNs and addresses.
 * @throws Error that names the resource whose reference leads nowhere.
 */
export function resolveTemplate(assembly: Assembly, addresses: LocalAddresses): ResolvedTemplate {
  const exported = new Map<string, () => Json>();
  const stacks = assembly.stacks.map((stack) => openStack(stack, addresses.aws, exported));
  const drafts = stacks.flatMap((stack) => stack.resources());
  const relocate = relocation(addresses, siteHosts(drafts));
  const resources = drafts.map(({ attributes: _, ...draft }): Resource => {
    const properties = relocate(draft.properties);
    return { ...draft, properties: isObject(properties) ? properties : {} };
  });
  const outputs = Object.fromEntries(
    stacks.flatMap((stack) =>
      stack.outputs().map(([name, value]) => [name, String(relocate(value))]),
    ),
  );
  return {
    resources,
    outputs,
    byType: (type) => resources.filter((resource) => resource.type === type),
    byArn: (arn) => {
      const found = resources.find((resource) => resource.arn === arn);
      if (found === undefined) throw new Error(`The template has no resource ${arn}.`);
      return found;
    },
    physicalName: (resource) => resource.name,
  };
}

type Draft = Resource & Pick<References, 'attributes'>;

interface OpenStack {
  resources(): Draft[];
  outputs(): [string, Json][];
}

function openStack(
  stack: SynthesizedStack,
  queueUrlBase: string,
  exported: Map<string, () => Json>,
): OpenStack {
  const { Resources, Parameters, Conditions, Mappings, Outputs } = stack.template;
  const kinds = kindsOf(queueUrlBase);
  const references = new Map<string, References>();

  const referencesOf = (logicalId: string): References => {
    const known = references.get(logicalId);
    if (known !== undefined) return known;
    const resource = Resources[logicalId];
    if (resource === undefined)
      throw new Error(`${stack.name} refers to ${logicalId}, which it does not have.`);
    const declared: Declared = {
      logicalId,
      type: resource.Type,
      stack: stack.name,
      property: (name) => evaluate(resource.Properties[name] ?? null, scope),
    };
    const described = describeReferences(kinds, declared);
    references.set(logicalId, described);
    return described;
  };

  const scope: Scope = {
    ref: (name) => {
      if (name.startsWith('AWS::')) return pseudoParameter(name, stack.name);
      const parameter = Parameters[name];
      if (parameter !== undefined) return parameter.Default ?? '';
      return referencesOf(name).ref;
    },
    attribute: (logicalId, name) => {
      const { arn, attributes } = referencesOf(logicalId);
      if (name === 'Arn' && arn !== '') return arn;
      return attributes[name] ?? `${logicalId}.${name}`;
    },
    importValue: (name) => {
      const value = exported.get(name);
      if (value === undefined) throw new Error(`No stack exports ${name}.`);
      return value();
    },
    condition: (name) => evaluate(Conditions[name] ?? false, scope) === true,
    mapping: (map, first, second) => Mappings[map]?.[first]?.[second] ?? '',
  };

  const exists = ({ Condition }: { Condition?: string | undefined }) =>
    Condition === undefined || scope.condition(Condition);

  for (const output of Object.values(Outputs))
    if (output.Export !== undefined)
      exported.set(
        String(evaluate(output.Export.Name, scope)),
        () => evaluate(output.Value, scope) ?? null,
      );

  return {
    resources: () =>
      Object.entries(Resources)
        .filter(([, resource]) => exists(resource))
        .map(([logicalId, resource]) => ({
          ...referencesOf(logicalId),
          logicalId,
          type: resource.Type,
          stack: stack.name,
          properties: evaluateObject(resource.Properties, scope),
        })),
    outputs: () =>
      Object.entries(Outputs)
        .filter(([, output]) => exists(output))
        .map(([name, output]): [string, Json] => [name, evaluate(output.Value, scope) ?? null]),
  };
}

function pseudoParameter(name: string, stackName: string): Json | undefined {
  switch (name) {
    case 'AWS::AccountId':
      return account;
    case 'AWS::Region':
      return region;
    case 'AWS::Partition':
      return 'aws';
    case 'AWS::URLSuffix':
      return 'amazonaws.com';
    case 'AWS::StackName':
      return stackName;
    case 'AWS::StackId':
      return `arn:aws:cloudformation:${region}:${account}:stack/${stackName}/local`;
    case 'AWS::NotificationARNs':
      return [];
    case 'AWS::NoValue':
      return undefined;
    default:
      throw new Error(`${name} is not known to the local cloud.`);
  }
}

/** The names under which the deployed site is reached: the distribution's own and its aliases. */
function siteHosts(drafts: readonly Draft[]): string[] {
  return drafts
    .filter(({ type }) => type === 'AWS::CloudFront::Distribution')
    .flatMap(({ properties, attributes }) => {
      const config = properties.DistributionConfig;
      const aliases = isObject(config) ? config.Aliases : undefined;
      return [attributes.DomainName, ...(Array.isArray(aliases) ? aliases : [])];
    })
    .filter((host) => typeof host === 'string');
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
