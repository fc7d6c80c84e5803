import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../infra/build/paths.ts';
import type { Stage } from '../../infra/stages.ts';
import { createVanhierApp } from '../../infra/vanhier-app.ts';
import type { Templates } from './synthesized.ts';

/**
 * Synthesizes a stage as `cdk synth` does, with no account and no network; the checks that `cdk synth` adds are
 * in checks.test.ts. The functions must have been built.
 */
export function synthesizeApp(stage: Stage) {
  process.env.CDK_VALIDATION = 'false';
  const { context } = JSON.parse(readFileSync(`${root}/cdk.json`, 'utf8'));
  const outdir = mkdtempSync(join(tmpdir(), 'vanhier-synth-'));
  const app = createVanhierApp(stage, {
    outdir,
    context: { ...context, 'aws:cdk:disable-asset-staging': true },
  });
  const assembly = app.synth();
  const stack = (part: string) => assembly.getStackByName(`Vanhier-${stage.name}-${part}`);
  const templates: Templates = {
    Data: stack('Data').template,
    Mail: stack('Mail').template,
    Service: stack('Service').template,
    Web: stack('Web').template,
  };
  const files = assembly.stacks.map((one) => [one.hierarchicalId, one.templateFullPath]);
  return {
    app,
    templates,
    templateFiles: Object.fromEntries(files) as Record<string, string>,
    remove: () => rmSync(outdir, { recursive: true }),
  };
}
