import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { JsonObject } from '../resources.ts';

const json = z.json();
const jsonObject = z.record(z.string(), json);

const templateSchema = z.object({
  Resources: z
    .record(
      z.string(),
      z.object({
        Type: z.string(),
        Properties: jsonObject.default({}),
        Condition: z.string().optional(),
      }),
    )
    .default({}),
  Parameters: z.record(z.string(), z.object({ Default: json.optional() })).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), jsonObject)).default({}),
  Conditions: z.record(z.string(), json).default({}),
  Outputs: z
    .record(
      z.string(),
      z.object({
        Value: json,
        Export: z.object({ Name: json }).optional(),
        Condition: z.string().optional(),
      }),
    )
    .default({}),
});

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      properties: jsonObject.default({}),
    }),
  ),
});

const assetsSchema = z.object({
  files: z
    .record(
      z.string(),
      z.object({
        source: z.object({ path: z.string().optional() }),
        destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
      }),
    )
    .default({}),
});

/** One stack as synthesized: intrinsic functions still in place. */
export interface SynthesizedStack {
  name: string;
  template: z.infer<typeof templateSchema>;
}

/** What `cdk synth` wrote: templates of all stacks, and where the files of assets are. */
export interface Assembly {
  stacks: readonly SynthesizedStack[];
  /** Directory or file of an asset, by the key it would have in the bootstrap bucket. */
  assets: ReadonlyMap<string, string>;
}

/**
 * Reads a cloud assembly with the assemblies nested in it.
 * @throws Error when the folder holds none.
 */
export function readAssembly(folder: string): Assembly {
  const stacks: SynthesizedStack[] = [];
  const assets = new Map<string, string>();
  const manifest = manifestSchema.parse(readJson(join(folder, 'manifest.json')));
  for (const [id, artifact] of Object.entries(manifest.artifacts)) {
    if (artifact.type === 'aws:cloudformation:stack') {
      stacks.push({
        name: textOf(artifact.properties, 'stackName') ?? id,
        template: templateSchema.parse(
          readJson(
            join(folder, textOf(artifact.properties, 'templateFile') ?? `${id}.template.json`),
          ),
        ),
      });
    } else if (artifact.type === 'cdk:asset-manifest') {
      const file = textOf(artifact.properties, 'file') ?? `${id}.json`;
      for (const [key, path] of readAssets(folder, file)) assets.set(key, path);
    } else if (artifact.type === 'cdk:cloud-assembly') {
      const nested = readAssembly(join(folder, textOf(artifact.properties, 'directoryName') ?? id));
      stacks.push(...nested.stacks);
      for (const [key, path] of nested.assets) assets.set(key, path);
    }
  }
  return { stacks, assets };
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function textOf(properties: JsonObject, name: string): string | undefined {
  const value = properties[name];
  return typeof value === 'string' ? value : undefined;
}

function readAssets(folder: string, file: string): [string, string][] {
  const { files } = assetsSchema.parse(readJson(join(folder, file)));
  return Object.values(files).flatMap(({ source, destinations }) => {
    const path = source.path;
    if (path === undefined) return [];
    return Object.values(destinations).map(({ objectKey }): [string, string] => [
      objectKey,
      join(folder, path),
    ]);
  });
}
