import { describe, expect, it } from 'vitest';
import { engineWorld } from '../../../builders/engine-world.ts';
import { freshTable } from '../../../builders/table.ts';

describe('sending an issue', () => {
  it('sends to every active subscriber once and ends as sent, on a real table', async () => {
    const world = await engineWorld({ table: await freshTable(), recipients: 130 });
    await world.work();
    expect(world.ses.mails.length).toBe(130);
    expect(new Set(world.ses.mails.map(({ address }) => address)).size).toBe(130);
    await world.minutes(1);
    expect((await world.issue()).state).toBe('sent');
    expect(await world.progress()).toMatchObject({ planned: 130, sent: 130, pending: 0 });
  });
  it('does the same on the table in memory', async () => {
    const world = await engineWorld({ recipients: 130 });
    await world.work();
    await world.minutes(1);
    expect((await world.issue()).state).toBe('sent');
    expect(await world.progress()).toMatchObject({ planned: 130, sent: 130, pending: 0 });
  });
});
