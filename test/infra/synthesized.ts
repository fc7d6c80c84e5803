import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { buildFunctions } from '../../infra/build/build-functions.ts';
import { fingerprintOf } from '../../infra/build/build-record.ts';
import { copyAssets } from '../../infra/build/copy-assets.ts';
import { oneAtATime } from '../../infra/build/one-at-a-time.ts';
import { root } from '../../infra/build/paths.ts';
import { type Stage, stages } from '../../infra/stages.ts';

// biome-ignore lint/suspicious/noExplicitAny: a template is any JSON, and the tests say which
export type Properties = any;

export interface Resource {
  Type: string;
  Properties: Properties;
  DeletionPolicy?: string;
}

export interface Template {
  Resources: Record<string, Resource>;
  Outputs?: Record<string, { Value: unknown; Export?: { Name: string } }>;
}

export type Templates = Record<'Data' | 'Mail' | 'Service' | 'Web', Template>;

export interface Synthesized {
  templates: Templates;
}

const folder = `${root}/.build/test-templates`;

/** The templates of a stage; made once for all test files, as long as nothing changes that they are made of. */
export async function synthesize(stage: Stage = stages.dev): Promise<Synthesized> {
  const [{ fingerprint }] = await Promise.all([buildFunctions(), copyAssets()]);
  const sources = `${fingerprint} ${await fingerprintOf(infrastructureSources())}`;
  const name = createHash('sha256').update(JSON.stringify(stage)).digest('hex').slice(0, 16);
  return oneAtATime(`templates-${name}`, async () => {
    const file = `${folder}/${name}.json`;
    const last = existsSync(file) && JSON.parse(readFileSync(file, 'utf8'));
    if (last?.sources === sources) return { templates: last.templates };
    // The CDK library takes a second to load, which most test files then never do.
    const { synthesizeApp } = await import('./synthesize-app.ts');
    const { templates, remove } = synthesizeApp(stage);
    remove();
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, JSON.stringify({ sources, templates }));
    return { templates };
  });
}

const infrastructureSources = (): string[] => [
  'cdk.json',
  'infra/stages.ts',
  'infra/vanhier-app.ts',
  'shared/data/table-schema.ts',
  ...globSync('infra/{constructs,stacks}/**/*.ts', { cwd: root }).sort(),
];

/** Properties of all resources of a type. */
export const ofType = (template: Template, type: string): Properties[] =>
  Object.values(template.Resources)
    .filter((resource) => resource.Type === type)
    .map((resource) => resource.Properties);

/** Writes values of templates for people: references as names, across stacks. */
export function createNamer({ templates }: Synthesized): (value: unknown) => string {
  const all = Object.values(templates);
  const resources = Object.assign({}, ...all.map(({ Resources }) => Resources));
  const exported = new Map(
    all.flatMap(({ Outputs = {} }) =>
      Object.values(Outputs).map(({ Value, Export }) => [Export?.Name, Value]),
    ),
  );
  const own = (id: string): string => {
    const { QueueName, FunctionName } = resources[id]?.Properties ?? {};
    const name = (FunctionName ?? QueueName ?? id.replace(/[0-9A-F]{8}$/, '')) as string;
    return name.replace(/^vanhier-\w+-/, QueueName ? 'queue ' : '');
  };
  // biome-ignore lint/suspicious/noExplicitAny: any JSON
  const name = (value: any): string => {
    if (typeof value !== 'object') return String(value);
    if (value.Ref) return value.Ref === 'AWS::AccountId' ? 'ACCOUNT' : own(value.Ref);
    if (value['Fn::GetAtt']) return own(value['Fn::GetAtt'][0]);
    if (value['Fn::ImportValue']) return name(exported.get(value['Fn::ImportValue']));
    const [separator, parts] = value['Fn::Join'];
    return parts.map(name).join(separator);
  };
  return name;
}
