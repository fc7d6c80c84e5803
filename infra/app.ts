import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { buildFunctions } from './build/build-functions.ts';
import { copyAssets } from './build/copy-assets.ts';
import { findStage } from './stages.ts';
import { createVanhierApp } from './vanhier-app.ts';

// `cdk synth` for dev, `cdk synth -c stage=prod` for the other.
await Promise.all([buildFunctions(), copyAssets()]);
const app = createVanhierApp(findStage(stageFromContext()));
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();

function stageFromContext(): string {
  const context: unknown = JSON.parse(process.env.CDK_CONTEXT_JSON ?? '{}');
  const named = typeof context === 'object' && context !== null && 'stage' in context;
  return named ? String(context.stage) : 'dev';
}
