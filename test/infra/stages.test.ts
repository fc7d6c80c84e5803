import { describe, expect, it } from 'vitest';
import { findStage, stages } from '../../infra/stages.ts';

describe('stages', () => {
  it.each(Object.values(stages))('$name can be deployed', (stage) => {
    expect(stage.certificateArn).toMatch(/^arn:aws:acm:us-east-1:/);
    expect(stage.sendConcurrency).toBeGreaterThanOrEqual(2);
    expect(stage.throttling.burst).toBeGreaterThanOrEqual(stage.throttling.requestsPerSecond);
    expect(stage.restoredTableName).toBeUndefined();
  });

  it('share nothing that must be unique', () => {
    for (const key of ['domainName', 'mailDomain', 'signInPrefix'] as const) {
      expect(stages.dev[key]).not.toBe(stages.prod[key]);
    }
  });

  it('keep data in prod only', () => {
    expect(stages.prod.keepData).toBe(true);
    expect(stages.dev.keepData).toBe(false);
  });

  it('says which stages there are when asked for another', () => {
    expect(() => findStage('staging')).toThrow('there is no stage "staging", only dev and prod');
  });
});
