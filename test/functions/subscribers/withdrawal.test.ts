import { beforeEach, describe, expect, test } from 'vitest';
import { recordComplaint } from '../../../functions/subscribers/address-state.ts';
import { agreeToFollowing } from '../../../functions/subscribers/following-consent.ts';
import { createAddressReports } from '../../../functions/subscribers/index.ts';
import { createReplayWithdrawal } from '../../../functions/subscribers/replay-withdrawal.ts';
import { sweepDue } from '../../../functions/subscribers/sweep-due.ts';
import { unsubscribe } from '../../../functions/subscribers/unsubscribe.ts';
import { aClick } from './a-click.ts';
import { type StaffWorld, staffWorld } from './staff-world.ts';
import {
  confirmedSubscriber,
  linkOf,
  oneClick,
  subscribeFields,
  tokenOf,
  unsubscribeLink,
} from './world.ts';

const address = 'an@telenet.be';
const suppressions = '/staff/subscribers/suppressions';
const textVersion = 'tracking-2026-11-b';
const agreed = { agrees: true, proof: expect.objectContaining({ textVersion }) };
const ended = { agrees: false, proof: undefined };

let world: StaffWorld;
let id: string;

/** A reader who agreed, of whom a click is kept; an hour ago. */
beforeEach(async () => {
  world = await staffWorld();
  ({ id } = await confirmedSubscriber(world, address));
  await agreeToFollowing(id, world.deps);
  await aClick(world, id);
  expect(await world.trail.read(id)).toHaveLength(1);
  world.now.advance(3600);
});

const consent = async () => {
  const subscriber = await world.subscribers.get(id);
  return { agrees: subscriber?.trackingConsent, proof: subscriber?.consents.tracking };
};

const withdrawals = async () =>
  (await world.history.list(id)).filter(({ event }) => event === 'withdrawn');

const lineAt = (at: string) => ({
  version: 1 as const,
  at,
  subscriberId: id,
  ended: 'following' as const,
});

const reports = () => createAddressReports(world.table, world.keys, world.deps);

const savePreferences = async (change: Record<string, string> = {}) =>
  world.site.post('/newsletter/nl/preferences', {
    token: tokenOf((await world.links.preferences(id, 'nl')).preferencesUrl),
    language: 'nl',
    'topics[]': ['shops'],
    'residents[]': ['13036'],
    ...change,
  });

async function suppressed() {
  const admin = await world.staffMember('admin', 'programme');
  const { body } = await world.call(admin, `POST ${suppressions}`, { address, note: 'belde ons' });
  const release = () => world.call(admin, `DELETE ${suppressions}/${body.digest}`);
  return { release };
}

async function endedByStaff() {
  const retie = await world.staffMember('editor', '13036');
  const what = { audience: 'residents', municipalities: ['13036'] };
  await world.call(retie, `POST /staff/subscribers/${id}/end`, what);
}

describe('a reader to whom no mail goes any more', () => {
  test.each([
    ['recordComplaint', 'complained'],
    ['recordBounce', 'bounced'],
  ] as const)(
    'after %s is followed no more and forgotten, which the history tells with the reason',
    async (report, reason) => {
      await reports()[report]({ address });
      expect(await consent()).toEqual(ended);
      expect(await world.trail.read(id)).toEqual([]);
      expect(await withdrawals()).toEqual([
        { at: '2026-11-22T13:00:00.000Z', event: 'withdrawn', source: reason, textVersion },
      ]);
    },
  );

  test('leaves no click behind that comes after the complaint', async () => {
    await reports().recordComplaint({ address });
    expect(await aClick(world, id)).toBe(false);
    expect(await world.trail.read(id)).toEqual([]);
  });

  test('withdraws once, however often and late it is told', async () => {
    await reports().recordBounce({ address });
    world.now.advance(60);
    await reports().recordBounce({ address });
    await reports().recordComplaint({ address });
    await reports().recordComplaint({ address });
    expect(await withdrawals()).toHaveLength(1);
    expect(world.written).toHaveLength(1);
  });

  test('has withdrawn already where the complaint comes after leaving', async () => {
    await world.site.post(await unsubscribeLink(world, id), oneClick);
    await reports().recordComplaint({ address });
    expect(await withdrawals()).toMatchObject([{ source: 'one-click' }]);
    expect(world.written).toHaveLength(1);
  });

  test('is forgotten when the complaint is told again, where the first time went wrong', async () => {
    const trail = { removeAll: () => Promise.reject(new Error('stopped here')) };
    const stopping = recordComplaint({ address }, { ...world.deps, trail });
    await expect(stopping).rejects.toThrow('stopped');
    expect(await world.trail.read(id)).toHaveLength(1);
    await reports().recordComplaint({ address });
    expect(await world.trail.read(id)).toEqual([]);
    expect(await withdrawals()).toHaveLength(1);
  });

  test('by the word of staff, does not agree again by being released', async () => {
    const { release } = await suppressed();
    expect(await consent()).toEqual(ended);
    expect(await world.trail.read(id)).toEqual([]);
    expect((await release()).status).toBe(204);
    expect(await consent()).toEqual(ended);
    expect(await aClick(world, id)).toBe(false);
  });

  test('agrees anew only when mail goes there again, and by saying so', async () => {
    await reports().recordComplaint({ address });
    expect((await savePreferences({ 'tracking[]': 'yes' })).body).toMatch(
      /name="tracking\[\]" value="yes"(?! checked)/,
    );
    expect((await agreeToFollowing(id, world.deps))?.trackingConsent).toBe(false);
    const { release } = await suppressed();
    await release();
    await world.site.post('/newsletter/nl/retie', subscribeFields(address));
    const token = tokenOf(linkOf(world, 'confirm-subscription'));
    const page = await world.site.post('/newsletter/nl/confirm', { token });
    expect(page.body).toContain('name="answer"');
    expect(await consent()).toEqual(ended);
    await savePreferences({ 'tracking[]': 'yes' });
    expect(await consent()).toEqual(agreed);
  });
});

describe('the journal', () => {
  const line = () => lineAt('2026-11-22T13:00:00.000Z');

  const ends: [string, () => Promise<unknown>][] = [
    ['the preferences', () => savePreferences()],
    ['leaving', async () => world.site.post(await unsubscribeLink(world, id), oneClick)],
    ['staff who end the last newsletter', endedByStaff],
    ['staff who suppress the address', suppressed],
    ['a complaint', () => reports().recordComplaint({ address })],
    ['a bounce', () => reports().recordBounce({ address })],
  ];

  /** Gives what lets it answer again. */
  function silenceJournal() {
    const { record } = world.deps.journal;
    world.deps.journal.record = () => Promise.reject(new Error('no bucket'));
    return () => {
      world.deps.journal.record = record;
    };
  }

  const sweep = () => sweepDue(() => 300_000, { ...world.deps, count: () => {} });

  test.each(ends)('learns of a consent that ends by %s', async (_, end) => {
    await end();
    expect(await consent()).toEqual(ended);
    expect(world.written).toEqual([line()]);
  });

  test.each(ends)('keeps nobody from it by not answering: %s', async (_, end) => {
    const answers = silenceJournal();
    await end();
    expect(await consent()).toEqual(ended);
    expect(await world.trail.read(id)).toEqual([]);
    expect(world.written).toEqual([]);
    answers();
    world.now.advance(7200);
    await sweep();
    expect(world.written).toEqual([line()]);
    await sweep();
    expect(world.written).toHaveLength(1);
  });

  test('has been left in one click all the same, and the page says so', async () => {
    silenceJournal();
    const page = await world.site.post(await unsubscribeLink(world, id), oneClick);
    expect(page).toMatchObject({ statusCode: 200, body: expect.stringContaining('uitgeschreven') });
    expect((await world.subscribers.get(id))?.subscriptions.residents?.state).toBe('ended');
  });

  test('is told by the sweep where whoever left died before telling it', async () => {
    const stopped = () => Promise.reject(new Error('stopped here'));
    const deps = { ...world.deps, trail: { removeAll: stopped } };
    const leaving = { subscriberId: id, audience: 'residents' as const, source: 'one-click' };
    await expect(unsubscribe(leaving, deps)).rejects.toThrow('stopped');
    await sweep();
    expect(world.written).toEqual([line()]);
  });

  test('is asked each hour until it answers, and each time the sweep fails', async () => {
    const answers = silenceJournal();
    await savePreferences();
    await expect(sweep()).rejects.toThrow('1 subscribers could not be swept');
    await expect(sweep()).rejects.toThrow('1 subscribers could not be swept');
    answers();
    await sweep();
    expect(world.written).toEqual([line()]);
  });

  test('gets the line of then, late, of who has agreed anew since, and that consent stays', async () => {
    const answers = silenceJournal();
    await savePreferences();
    world.now.advance(60);
    await savePreferences({ 'tracking[]': 'yes' });
    answers();
    await sweep();
    expect(world.written).toEqual([line()]);
    expect(await consent()).toEqual(agreed);
    expect(await createReplayWithdrawal(world.table)(line())).toBe(false);
  });

  test('hears nothing of readers who never agreed, nor of changes that end no consent', async () => {
    await savePreferences({ 'tracking[]': 'yes', name: 'An' });
    const jef = await confirmedSubscriber(world, 'jef@telenet.be');
    await world.site.post(await unsubscribeLink(world, jef.id), oneClick);
    await reports().recordComplaint({ address: 'jef@telenet.be' });
    expect(world.written).toEqual([]);
  });
});

describe('replaying the journal of withdrawals', () => {
  /** After the moment restored to, at which the reader agreed. */
  const later = () => lineAt('2026-11-23T09:00:00.000Z');

  test('ends the consent that has come back and removes the trail, with the time and a reason', async () => {
    expect(await createReplayWithdrawal(world.table)(later())).toBe(true);
    expect(await consent()).toEqual(ended);
    expect(await world.trail.read(id)).toEqual([]);
    expect(await withdrawals()).toEqual([
      { at: later().at, event: 'withdrawn', source: 'restore', textVersion },
    ]);
  });

  test('does nothing the second time, nor for who is not in the table', async () => {
    const replay = createReplayWithdrawal(world.table);
    await replay(later());
    expect(await replay(later())).toBe(false);
    expect(await withdrawals()).toHaveLength(1);
    expect(await replay({ ...later(), subscriberId: `sub_${'0'.repeat(26)}` })).toBe(false);
  });

  test('leaves a consent alone that was given after the withdrawal', async () => {
    const earlier = lineAt('2026-11-22T11:59:59.000Z');
    expect(await createReplayWithdrawal(world.table)(earlier)).toBe(false);
    expect(await consent()).toEqual(agreed);
    expect(await world.trail.read(id)).toHaveLength(1);
  });
});
