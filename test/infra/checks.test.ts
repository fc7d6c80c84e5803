import { writeFileSync } from 'node:fs';
import { CloudFormationValidatePlugin, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFunctions } from '../../infra/build/build-functions.ts';
import { copyAssets } from '../../infra/build/copy-assets.ts';
import { type Stage, stages } from '../../infra/stages.ts';
import { synthesizeApp } from './synthesize-app.ts';

type Synthesized = ReturnType<typeof synthesizeApp>;

beforeAll(async () => {
  await Promise.all([buildFunctions(), copyAssets()]);
});

describe.each(Object.values(stages))('$name', (stage: Stage) => {
  let synthesized: Synthesized;

  beforeAll(() => {
    synthesized = synthesizeApp(stage);
  });

  afterAll(() => synthesized.remove());

  it('passes the AWS Solutions rules of cdk-nag', () => {
    const checks = new AwsSolutionsChecks(synthesized.app, { verbose: true });
    expect(checks.validateScope(synthesized.app).violations).toEqual([]);
  });

  it('passes the CloudFormation validator', () => {
    expect(validate(synthesized, synthesized.templateFiles)).toEqual([]);
  });

  it('gives a reason for each finding that it accepts', () => {
    const accepted = synthesized.app.node
      .findAll()
      .flatMap(({ node }) => node.metadata)
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(data));
    expect(accepted).not.toHaveLength(0);
    for (const [rule, reason] of accepted) {
      expect(`${rule}: ${reason}`).toMatch(/: .{30,}\.$/);
    }
  });
});

describe('the CloudFormation validator', () => {
  it('finds a property that does not exist', () => {
    const synthesized = synthesizeApp(stages.dev);
    const file = `${synthesized.templateFiles['Vanhier-dev-Data']}`;
    const broken = { Type: 'AWS::SQS::Queue', Properties: { QueueNmae: 'x' } };
    writeFileSync(file, JSON.stringify({ Resources: { Broken: broken } }));
    const violations = validate(synthesized, { 'Vanhier-dev-Data': file });
    synthesized.remove();
    expect(JSON.stringify(violations)).toContain('QueueNmae');
  });
});

function validate({ app }: Synthesized, files: Record<string, string>) {
  const { violations } = new CloudFormationValidatePlugin().validate({
    appConstruct: app,
    templatePaths: Object.values(files),
    stackTemplates: Object.entries(files).map(([stackConstructPath, templatePath]) => ({
      stackConstructPath,
      templatePath,
      account: undefined,
      accountId: undefined,
      region: 'eu-west-1',
    })),
  });
  return violations;
}
