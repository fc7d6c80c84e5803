import type { JsonObject } from '../../../infra/local/resources.ts';
import type { Assembly } from '../../../infra/local/template/assembly.ts';
import type { LocalAddresses } from '../../../infra/local/template/local-addresses.ts';

type Resources = Record<string, { Type: string; Properties?: JsonObject; Condition?: string }>;

export interface StackSketch {
  Resources?: Resources;
  Outputs?: Record<string, { Value: JsonObject | string; Export?: { Name: string } }>;
  Parameters?: Record<string, { Default?: string }>;
  Conditions?: Record<string, JsonObject>;
  Mappings?: Record<string, Record<string, JsonObject>>;
}

/** An assembly as `readAssembly` would read it, from only what a test is about. */
export function anAssembly(
  stacks: Record<string, StackSketch>,
  assets: Record<string, string> = {},
): Assembly {
  return {
    assets: new Map(Object.entries(assets)),
    stacks: Object.entries(stacks).map(([name, stack]) => ({
      name,
      template: {
        Resources: Object.fromEntries(
          Object.entries(stack.Resources ?? {}).map(([id, resource]) => [
            id,
            { Properties: {}, ...resource },
          ]),
        ),
        Outputs: stack.Outputs ?? {},
        Parameters: stack.Parameters ?? {},
        Conditions: stack.Conditions ?? {},
        Mappings: stack.Mappings ?? {},
      },
    })),
  };
}

export const addresses: LocalAddresses = {
  site: 'http://127.0.0.1:4000',
  aws: 'http://127.0.0.1:4001',
  oidc: 'http://127.0.0.1:4002',
};
