import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { buildFunctions } from '../../infra/build/build-functions.ts';
import { copyAssets } from '../../infra/build/copy-assets.ts';
import { root } from '../../infra/build/paths.ts';
import { type Stage, stages } from '../../infra/stages.ts';
import { createVanhierApp } from '../../infra/vanhier-app.ts';

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

export interface Synthesized {
  app: App;
  templates: Record<'Data' | 'Mail' | 'Service' | 'Web', Template>;
  templateFiles: Record<string, string>;
}

/** Synthesizes a stage as `cdk synth` does, with no account and no network. */
export async function synthesize(stage: Stage = stages.dev): Promise<Synthesized> {
  await Promise.all([buildFunctions(), copyAssets()]);
  const { context } = JSON.parse(readFileSync(`${root}/cdk.json`, 'utf8'));
  const outdir = mkdtempSync(join(tmpdir(), 'vanhier-synth-'));
  const app = createVanhierApp(stage, {
    outdir,
    context: { ...context, 'aws:cdk:disable-asset-staging': true },
  });
  const assembly = app.synth();
  const stack = (part: string) => assembly.getStackByName(`Vanhier-${stage.name}-${part}`);
  return {
    app,
    templates: {
      Data: stack('Data').template,
      Mail: stack('Mail').template,
      Service: stack('Service').template,
      Web: stack('Web').template,
    },
    templateFiles: Object.fromEntries(
      assembly.stacks.map(({ hierarchicalId, templateFullPath }) => [
        hierarchicalId,
        templateFullPath,
      ]),
    ),
  };
}

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
