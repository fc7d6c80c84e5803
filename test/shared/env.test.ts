import { afterEach, describe, expect, test, vi } from 'vitest';
import { readEnv } from '../../shared/env.ts';

describe('the configuration of a function', () => {
  afterEach(() => vi.unstubAllEnvs());

  test('is read by name', () => {
    vi.stubEnv('TABLE_NAME', 'vanhier');
    expect(readEnv('TABLE_NAME').TABLE_NAME).toBe('vanhier');
  });

  test('that lacks something stops the start and says what', () => {
    vi.stubEnv('TABLE_NAME', 'vanhier');
    expect(() => readEnv('TABLE_NAME', 'KEYS', 'MAIL_QUEUE')).toThrow(/: KEYS, MAIL_QUEUE$/);
  });
});
