import { describe, expect, it } from 'vitest';
import { createCounterRepository } from '../../functions/engagement/counters/counter-repository.ts';
import { halfYear } from './half-year.ts';
import { freshTable } from './table.ts';

describe('half a year of simulated engagement', () => {
  it('is counted by the real core: mails, people and machines, votes by day, scans', async () => {
    const table = await freshTable();
    const { issues } = await halfYear(table, { readers: 60 });
    const counters = createCounterRepository(table);
    const [issue] = issues;
    const { total, rules } = await counters.read(`issue:${issue?.issueId ?? ''}`);
    expect(total.sent?.raw).toBe(180);
    expect(total.delivered?.raw).toBeLessThanOrEqual(180);
    expect(total.clicked?.human).toBeGreaterThan(0);
    expect(total.clicked?.raw).toBeGreaterThan(total.clicked?.human ?? 0);
    expect(rules.clicked).toBeDefined();
    const retie = await counters.read('municipality:13036');
    expect(retie.total).toMatchObject({
      scanned: expect.anything(),
      'vote-confirmed': expect.anything(),
      registered: expect.anything(),
    });
  });
});
