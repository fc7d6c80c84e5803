import { describe, expect, test } from 'vitest';
import { recordBounce } from '../../../functions/subscribers/address-state.ts';
import { erase } from '../../../functions/subscribers/erase.ts';
import {
  createAddressReports,
  createFindMailAddress,
} from '../../../functions/subscribers/index.ts';
import { confirmedSubscriber, subscribersWorld } from './world.ts';

async function reported() {
  const world = await subscribersWorld();
  const { id, address } = await confirmedSubscriber(world, 'an@x.be');
  const reports = createAddressReports(world.table, world.keys, world.deps);
  const find = createFindMailAddress(world.table, world.keys);
  return { world, id, address, reports, find };
}

describe('what SES says of an address', () => {
  test.each([
    ['recordBounce', 'bounced'],
    ['recordComplaint', 'complained'],
  ] as const)('%s stops every mail, by subscriber or by address', async (report, reason) => {
    const { world, id, address, reports, find } = await reported();
    expect(await find({ subscriberId: id })).toBe(address);
    await reports[report]({ subscriberId: id });
    expect((await world.subscribers.get(id))?.addressState).toBe(reason);
    expect(await find({ subscriberId: id })).toBeUndefined();
    expect(await find({ address })).toBeUndefined();
    await reports[report]({ address: 'stranger@x.be' });
    expect(await find({ address: 'Stranger@x.be' })).toBeUndefined();
  });

  test('bears repetition and any order: a complaint outweighs a bounce', async () => {
    const { world, id, address, reports } = await reported();
    await reports.recordBounce({ subscriberId: id });
    await reports.recordComplaint({ address });
    await reports.recordBounce({ address });
    await reports.recordComplaint({ subscriberId: id });
    expect((await world.subscribers.get(id))?.addressState).toBe('complained');
    expect(await world.suppressions.find(address)).toMatchObject({ reason: 'complained' });
    const events = (await world.history.list(id)).map(({ event }) => event);
    expect(events.slice(2)).toEqual(['bounced', 'complained']);
  });

  test('does not bring back in clear an address whose owner erased everything', async () => {
    const { world, reports, find } = await reported();
    const address = 'gone@x.be';
    const digest = await world.suppressions.digest(address);
    const erased = { digest, reason: 'erased' as const, at: world.now().toISOString() };
    await world.table.transact([world.suppressions.putWrite(erased)]);
    await reports.recordBounce({ address });
    await reports.recordComplaint({ address });
    expect(await find({ address })).toBeUndefined();
    expect(await world.suppressions.find(address)).toEqual({ ...erased, reason: 'complained' });
  });

  test('does not bring back in clear who erases everything at the same moment', async () => {
    const { world, id, address } = await reported();
    const { subscribers } = world.deps;
    const racing = {
      ...subscribers,
      async replace(...change: Parameters<typeof subscribers.replace>) {
        await erase(id, world.deps);
        return subscribers.replace(...change);
      },
    };
    await recordBounce({ subscriberId: id }, { ...world.deps, subscribers: racing });
    const entry = await world.suppressions.find(address);
    expect(entry?.reason).toBe('bounced');
    expect(entry?.address).toBeUndefined();
  });

  test('is no error for someone who was erased meanwhile', async () => {
    const { reports } = await reported();
    await reports.recordBounce({ subscriberId: `sub_${'0'.repeat(26)}` });
  });

  test('a bounce reported while the person saves preferences loses neither', async () => {
    const { world, id, reports } = await reported();
    const before = await world.subscribers.get(id);
    if (!before) throw new Error('nobody');
    await Promise.all([
      reports.recordBounce({ subscriberId: id }),
      world.site.post('/newsletter/nl/preferences', {
        token:
          new URL((await world.links.preferences(id, 'nl')).preferencesUrl).searchParams.get(
            'token',
          ) ?? '',
        language: 'fr',
        'topics[]': ['shops'],
        'residents[]': ['13036'],
      }),
    ]);
    expect(await world.subscribers.get(id)).toMatchObject({
      addressState: 'bounced',
      language: 'fr',
    });
  });
});
