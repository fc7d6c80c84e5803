import { describe, expect, test } from 'vitest';
import { createRecipients } from '../../../functions/subscribers/recipients.ts';
import { shardOf } from '../../../functions/subscribers/shard.ts';
import { partsOf } from '../../builders/parts-of.ts';
import { aClick } from './a-click.ts';
import {
  confirmedSubscriber,
  linkOf,
  subscribeFields,
  subscribersWorld,
  tokenOf,
  type World,
} from './world.ts';

async function withLink(address = 'an.peeters@telenet.be') {
  const world = await subscribersWorld();
  const subscriber = await confirmedSubscriber(world, address, {
    'municipalities[]': ['13036', '13003'],
  });
  const link = linkOf(world, 'welcome');
  return { world, id: subscriber.id, link, token: tokenOf(link) };
}

const fields = (token: string, change: Record<string, string | string[]> = {}) => ({
  token,
  name: 'An',
  language: 'nl',
  'topics[]': ['shops', 'events'],
  'residents[]': ['13036', '13003'],
  ...change,
});

/** Consent as it was given before the words changed. */
async function agreedEarlier(world: World, id: string): Promise<void> {
  const before = await world.subscribers.get(id);
  if (!before) throw new Error('nobody there');
  const at = '2026-11-01T08:00:00.000Z';
  const tracking = { at, textVersion: 'tracking-2026-11', source: 'preferences' as const };
  const after = { ...before, trackingConsent: true, consents: { ...before.consents, tracking } };
  await world.subscribers.replace(before, after, []);
}

const save = (world: World, form: Record<string, string | string[]>) =>
  world.site.post('/newsletter/nl/preferences', form);

describe('preferences', () => {
  test('the page shows what is chosen and never the whole address: newsletters are forwarded', async () => {
    const { world, link } = await withLink();
    const page = await world.site.get(link);
    expect(page.body).toMatch(/name="residents\[\]" value="13003" checked/);
    expect(page.body).not.toMatch(/name="businesses\[\]" value="13003" checked/);
    expect(page.body).not.toContain('an.peeters@telenet.be');
    expect(page.body).toContain('a•••s@telenet.be');
    expect(partsOf(page.body)).toBe('nowhere');
  });

  test('saves topics, municipalities, language, name and both audiences at once', async () => {
    const { world, id, token } = await withLink();
    const page = await save(
      world,
      fields(token, { language: 'fr', 'residents[]': ['13003'], 'businesses[]': ['24011'] }),
    );
    expect(page.body).toContain('role="status"');
    expect(await world.subscribers.get(id)).toMatchObject({
      name: 'An',
      language: 'fr',
      topics: ['shops', 'events'],
      subscriptions: {
        residents: { state: 'active', municipalities: ['13003'], left: ['13036'] },
        businesses: { state: 'active', municipalities: ['24011'] },
      },
      consents: { businesses: { source: 'preferences', textVersion: 'preferences-2026-11' } },
    });
  });

  test('saving the same again changes nothing', async () => {
    const { world, id, token } = await withLink();
    await save(world, fields(token));
    const before = await world.subscribers.get(id);
    await save(world, fields(token));
    expect(await world.subscribers.get(id)).toEqual(before);
  });

  test('tracking is off until it is ticked, with proof, and the proof goes when it is unticked', async () => {
    const { world, id, link, token } = await withLink();
    expect((await world.site.get(link)).body).toMatch(
      /name="tracking\[\]" value="yes"(?! checked)/,
    );
    const page = await save(world, fields(token, { 'tracking[]': 'yes' }));
    expect(page.body).toMatch(/name="tracking\[\]" value="yes" checked/);
    expect(await world.subscribers.get(id)).toMatchObject({
      trackingConsent: true,
      consents: {
        tracking: {
          at: '2026-11-22T12:00:00.000Z',
          textVersion: 'tracking-2026-11-b',
          source: 'preferences',
        },
      },
    });
    await save(world, fields(token));
    const after = await world.subscribers.get(id);
    expect(after?.trackingConsent).toBe(false);
    expect(after?.consents.tracking).toBeUndefined();
    expect((await world.history.list(id)).slice(-2)).toMatchObject([
      { event: 'agreed', source: 'preferences', textVersion: 'tracking-2026-11-b' },
      { event: 'withdrawn', source: 'preferences', textVersion: 'tracking-2026-11-b' },
    ]);
  });

  test('who agreed to earlier words is asked anew, and agrees only by ticking again', async () => {
    const { world, id, link, token } = await withLink();
    await agreedEarlier(world, id);
    expect((await world.site.get(link)).body).toMatch(
      /name="tracking\[\]" value="yes"(?! checked)/,
    );
    await save(world, fields(token, { 'tracking[]': 'yes' }));
    expect(await world.subscribers.get(id)).toMatchObject({
      trackingConsent: true,
      consents: { tracking: { textVersion: 'tracking-2026-11-b' } },
    });
    await agreedEarlier(world, id);
    await save(world, fields(token));
    expect(await world.subscribers.get(id)).toMatchObject({ trackingConsent: false });
  });

  test('newsletters see the consent to today’s words as long as it is given, and no other', async () => {
    const { world, id, token } = await withLink();
    const seen = async () => {
      const recipients = createRecipients(world.table);
      const { addressees } = await recipients.readPresent([id], { keys: [], project: [] });
      const shard = await recipients.readShard(shardOf(id), undefined, 10);
      return [...addressees, ...shard.recipients].map(({ tracking }) => tracking);
    };
    expect(await seen()).toEqual([false, false]);
    await save(world, fields(token, { 'tracking[]': 'yes' }));
    expect(await seen()).toEqual([true, true]);
    await save(world, fields(token));
    expect(await seen()).toEqual([false, false]);
    await agreedEarlier(world, id);
    expect(await seen()).toEqual([false, false]);
  });

  test('who withdraws is forgotten at once, also when the first attempt went wrong', async () => {
    const { world, id, token } = await withLink();
    await save(world, fields(token, { 'tracking[]': 'yes' }));
    await aClick(world, id);
    const { removeAll } = world.deps.trail;
    world.deps.trail.removeAll = () => Promise.reject(new Error('no table'));
    expect((await save(world, fields(token))).statusCode).toBe(500);
    expect((await world.subscribers.get(id))?.trackingConsent).toBe(false);
    world.deps.trail.removeAll = removeAll;
    expect(await world.trail.read(id)).toHaveLength(1);
    expect((await save(world, fields(token))).statusCode).toBe(200);
    expect(await world.trail.read(id)).toEqual([]);
  });

  test('what is kept of a reader stays when other preferences change', async () => {
    const { world, id, token } = await withLink();
    await save(world, fields(token, { 'tracking[]': 'yes' }));
    await aClick(world, id);
    await save(world, fields(token, { 'tracking[]': 'yes', language: 'fr' }));
    expect(await world.trail.read(id)).toHaveLength(1);
  });

  test('who ticks no newsletter is not followed, whatever else is ticked; who changes to another is', async () => {
    const { world, id, token } = await withLink();
    const agrees = async () => (await world.subscribers.get(id))?.trackingConsent;
    await save(world, fields(token, { 'tracking[]': 'yes' }));
    await aClick(world, id);
    const other = { 'residents[]': [], 'businesses[]': ['13003'], 'tracking[]': 'yes' };
    await save(world, fields(token, other));
    expect([await agrees(), (await world.trail.read(id)).length]).toEqual([true, 1]);
    const page = await save(world, fields(token, { 'residents[]': [], 'tracking[]': 'yes' }));
    expect(page.body).toMatch(/name="tracking\[\]" value="yes"(?! checked)/);
    expect([await agrees(), (await world.trail.read(id)).length]).toEqual([false, 0]);
  });

  test('no municipality ends the audience; what waits for confirmation goes on waiting', async () => {
    const { world, id, token } = await withLink();
    await world.site.post(
      '/newsletter/nl/retie',
      subscribeFields('an.peeters@telenet.be', { audience: 'businesses' }),
    );
    await save(world, fields(token, { 'residents[]': [] }));
    const after = await world.subscribers.get(id);
    expect(after?.subscriptions.residents?.state).toBe('ended');
    expect(after?.asked.businesses?.municipalities).toEqual(['13036']);
  });

  test('takes no municipality that no form of ours offers, and each once', async () => {
    const { world, id, token } = await withLink();
    const codes = Array.from({ length: 150 }, (_, index) => String(50_000 + index));
    const page = await save(world, fields(token, { 'residents[]': codes }));
    expect(page.statusCode).toBe(404);
    await save(world, fields(token, { 'residents[]': ['13003', '13003'] }));
    const after = await world.subscribers.get(id);
    expect(after?.subscriptions.residents?.municipalities).toEqual(['13003']);
  });

  test('a wrong name is said beside its field and nothing is saved', async () => {
    const { world, id, token } = await withLink();
    const before = await world.subscribers.get(id);
    const page = await save(world, fields(token, { name: 'www.pills.example', 'residents[]': [] }));
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('value="www.pills.example"');
    expect(await world.subscribers.get(id)).toEqual(before);
  });

  test('two saves at once leave one of them whole', async () => {
    const { world, id, token } = await withLink();
    await Promise.all([
      save(world, fields(token, { name: 'One', language: 'fr' })),
      save(world, fields(token, { name: 'Two', language: 'en' })),
    ]);
    const { name, language } = (await world.subscribers.get(id)) ?? {};
    expect([
      ['One', 'fr'],
      ['Two', 'en'],
    ]).toContainEqual([name, language]);
  });
});

describe('asking for a lost link', () => {
  test('answers alike for known and unknown, and mails the known one only', async () => {
    const { world } = await withLink();
    const sent = world.mails.length;
    const known = await world.site.post('/newsletter/nl/lost-link', {
      address: 'AN.peeters@telenet.be',
    });
    const unknown = await world.site.post('/newsletter/nl/lost-link', { address: 'x@telenet.be' });
    expect(known).toEqual(unknown);
    expect(world.mails.slice(sent)).toMatchObject([{ mail: { kind: 'preferences-link' } }]);
    expect((await world.site.get(linkOf(world, 'preferences-link'))).statusCode).toBe(200);
  });

  test('keeps what was typed when it is no address', async () => {
    const { world } = await withLink();
    const page = await world.site.post('/newsletter/nl/lost-link', { address: 'an peeters' });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('value="an peeters"');
  });
});
