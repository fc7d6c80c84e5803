import { beforeAll, describe, expect, it } from 'vitest';
import { functionNames } from '../../infra/functions.ts';
import { ofType, type Properties, type Synthesized, synthesize } from './synthesized.ts';

let synthesized: Synthesized;
let functions: Properties[];

beforeAll(async () => {
  synthesized = await synthesize();
  functions = ofType(synthesized.templates.Service, 'AWS::Lambda::Function');
});

describe('functions', () => {
  it('deploys every function of the list and no other', () => {
    expect(
      functions.map(({ Environment }) => Environment.Variables.POWERTOOLS_SERVICE_NAME),
    ).toEqual(expect.arrayContaining([...functionNames]));
    expect(functions).toHaveLength(functionNames.length);
  });

  it('runs all on Node 24 and arm64, traced, with structured logs', () => {
    for (const properties of functions) {
      expect(properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogFormat: 'JSON' },
      });
    }
  });

  it('keeps logs as long as the stage says', () => {
    const groups = ofType(synthesized.templates.Service, 'AWS::Logs::LogGroup');
    expect(groups).toHaveLength(functionNames.length + 1);
    for (const { RetentionInDays } of groups) expect(RetentionInDays).toBe(14);
  });

  it('tells every function its stage, the site and how its metrics are named', () => {
    for (const { Environment } of functions) {
      expect(Environment.Variables).toMatchObject({
        STAGE: 'dev',
        SITE_URL: 'https://dev.vanhier.example',
        POWERTOOLS_METRICS_NAMESPACE: 'Vanhier',
      });
    }
  });
});
