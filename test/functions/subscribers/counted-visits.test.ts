import { beforeEach, describe, expect, test } from 'vitest';
import {
  confirmedSubscriber,
  linkOf,
  subscribeFields,
  subscribersWorld,
  tokenOf,
  type World,
} from './world.ts';

let world: World;
beforeEach(async () => {
  world = await subscribersWorld();
});

const happened = () => world.deps.tracker.happened;
const kinds = () => happened().map(({ kind }) => kind);

const oneClick = (url: string) =>
  world.site.visit({
    method: 'POST',
    path: url.replace(/^https:\/\/[^/]+/, ''),
    body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
  });

describe('what is counted of subscribing and leaving', () => {
  test('is where and for which newsletter, not who', async () => {
    await world.site.post('/newsletter/fr/retie', subscribeFields('an@telenet.be'));
    expect(happened()).toEqual([
      {
        kind: 'subscribed',
        at: world.now().toISOString(),
        nis: '13036',
        audience: 'residents',
        language: 'fr',
        machine: 'no-agent',
      },
    ]);
  });

  test('is the same for an address that is known', async () => {
    await confirmedSubscriber(world, 'an@telenet.be');
    happened().splice(0);
    for (const address of ['an@telenet.be', 'els@telenet.be']) {
      await world.site.post('/newsletter/nl/retie', subscribeFields(address));
    }
    const [known, unknown] = happened();
    expect(known).toEqual(unknown);
  });

  test('is a confirmation once, however often the link is used', async () => {
    await confirmedSubscriber(world, 'an@telenet.be');
    const token = tokenOf(linkOf(world, 'confirm-subscription'));
    await world.site.post('/newsletter/nl/confirm', { token });
    expect(kinds()).toEqual(['subscribed', 'confirmed']);
  });

  test('is nothing for a form that is wrong, or for a page that is only looked at', async () => {
    await world.site.post('/newsletter/nl/retie', subscribeFields('nonsense'));
    await world.site.get('/newsletter/nl/retie');
    expect(happened()).toEqual([]);
  });

  test('is leaving once, by one click, in the municipality that was followed', async () => {
    const { id } = await confirmedSubscriber(world, 'an@telenet.be');
    happened().splice(0);
    const url = await world.deps.links.unsubscribe(id, 'residents', 'nl');
    await oneClick(url);
    await oneClick(url);
    expect(happened()).toMatchObject([
      { kind: 'unsubscribed', nis: '13036', audience: 'residents', machine: undefined },
    ]);
  });

  test('is leaving by the preferences as well', async () => {
    await confirmedSubscriber(world, 'an@telenet.be');
    happened().splice(0);
    const token = tokenOf(linkOf(world, 'welcome'));
    const kept = { token, name: '', language: 'nl', 'topics[]': ['shops'] };
    await world.site.post('/newsletter/nl/preferences', { ...kept, 'residents[]': ['13036'] });
    expect(kinds()).toEqual(['preferences']);
    await world.site.post('/newsletter/nl/preferences', kept);
    expect(kinds()).toEqual(['preferences', 'preferences', 'unsubscribed']);
  });
});
