import { beforeEach, describe, expect, test } from 'vitest';
import { createMakeLinks } from '../../../functions/newsletters/sending/personal-links.ts';
import {
  confirmedSubscriber,
  linkOf,
  siteUrl,
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

  test('is leaving once, also where what is kept of a reader could not be removed at first', async () => {
    const { id } = await confirmedSubscriber(world, 'an@telenet.be');
    happened().splice(0);
    const url = await world.deps.links.unsubscribe(id, 'residents', 'nl');
    const { removeAll } = world.deps.trail;
    world.deps.trail.removeAll = () => Promise.reject(new Error('no table'));
    expect((await oneClick(url)).statusCode).toBe(500);
    world.deps.trail.removeAll = removeAll;
    expect((await oneClick(url)).statusCode).toBe(200);
    expect(kinds()).toEqual(['unsubscribed']);
  });

  test('is leaving by the preferences once, also where that could not be removed at first', async () => {
    await confirmedSubscriber(world, 'an@telenet.be');
    happened().splice(0);
    const token = tokenOf(linkOf(world, 'welcome'));
    const none = { token, name: '', language: 'nl', 'topics[]': ['shops'] };
    const { removeAll } = world.deps.trail;
    world.deps.trail.removeAll = () => Promise.reject(new Error('no table'));
    expect((await world.site.post('/newsletter/nl/preferences', none)).statusCode).toBe(500);
    world.deps.trail.removeAll = removeAll;
    expect((await world.site.post('/newsletter/nl/preferences', none)).statusCode).toBe(200);
    expect(kinds()).toEqual(['preferences', 'unsubscribed', 'preferences']);
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

describe('what is counted of leaving from a newsletter', () => {
  const issue = 'iss_01kb0000000000000000000000';
  const leave = async () => {
    const { id } = await confirmedSubscriber(world, 'an@telenet.be');
    happened().splice(0);
    const makeLinks = createMakeLinks({ ...world.deps, siteUrl });
    const { unsubscribeUrl: url } = await makeLinks(id, 'residents', 'nl', issue);
    return { id, url };
  };
  const unsubscribeIssueOf = (url: string) =>
    JSON.parse(Buffer.from(tokenOf(url).split('.')[0] ?? '', 'base64url').toString()).i;
  const ticketIn = (body: string) => /name="ticket" value="([^"]+)"/.exec(body)?.[1] ?? '';

  test('is the issue that led there, by one click of a mail program too', async () => {
    const { url } = await leave();
    await oneClick(url);
    expect(happened()).toMatchObject([{ kind: 'unsubscribed', about: { issue } }]);
  });

  test('is the issue that led to the preferences, and from there to the end', async () => {
    const { id } = await leave();
    const makeLinks = createMakeLinks({ ...world.deps, siteUrl });
    const { preferencesUrl } = await makeLinks(id, 'residents', 'nl', issue);
    const page = await world.site.get(preferencesUrl);
    const [, stop = ''] = /href="([^"]*unsubscribe[^"]*)"/.exec(page.body) ?? [];
    expect(unsubscribeIssueOf(stop)).toBe(issue);
    const kept = {
      token: tokenOf(preferencesUrl),
      name: '',
      language: 'nl',
      'topics[]': ['shops'],
    };
    await world.site.post('/newsletter/nl/preferences', kept);
    expect(happened()).toMatchObject([
      { kind: 'preferences' },
      { kind: 'unsubscribed', about: { issue } },
    ]);
  });

  test('is a reason, of its issue, municipality and newsletter, counted beside the leaving', async () => {
    const { url } = await leave();
    const { body } = await oneClick(url);
    const answer = await world.site.post('/newsletter/nl/why', {
      ticket: ticketIn(body),
      reason: 'too-often',
    });
    expect(answer.statusCode).toBe(200);
    expect(happened()[1]).toEqual({
      kind: 'reason-given',
      at: world.now().toISOString(),
      nis: '13036',
      audience: 'residents',
      language: 'nl',
      reason: 'too-often',
      about: { issue },
      machine: 'no-agent',
    });
  });

  test('is one reason, however often it is sent', async () => {
    const { url } = await leave();
    const ticket = ticketIn((await oneClick(url)).body);
    for (const reason of ['too-often', 'moved', 'moved']) {
      await world.site.post('/newsletter/nl/why', { ticket, reason });
    }
    expect(kinds()).toEqual(['unsubscribed', 'reason-given']);
  });

  test('is no reason that comes more than a day later', async () => {
    const { url } = await leave();
    const ticket = ticketIn((await oneClick(url)).body);
    world.now.advance(86_401);
    const answer = await world.site.post('/newsletter/nl/why', { ticket, reason: 'moved' });
    expect(answer.statusCode).toBe(410);
    expect(kinds()).toEqual(['unsubscribed']);
  });

  test('is no reason where none is chosen, and people are thanked all the same', async () => {
    const { url } = await leave();
    const ticket = ticketIn((await oneClick(url)).body);
    expect((await world.site.post('/newsletter/nl/why', { ticket })).statusCode).toBe(200);
    expect(kinds()).toEqual(['unsubscribed']);
  });

  test('is nothing that leads back to whoever left: the ticket holds no id of theirs', async () => {
    const { id, url } = await leave();
    const ticket = ticketIn((await oneClick(url)).body);
    const claims = Buffer.from(ticket.split('.')[0] ?? '', 'base64url').toString();
    expect(claims).not.toContain(id);
    expect(Object.keys(JSON.parse(claims)).sort()).toEqual(['a', 'i', 'n', 'p']);
  });

  test('asks nobody a second time, and takes no reason that nobody is asked for', async () => {
    const { url } = await leave();
    const ticket = ticketIn((await oneClick(url)).body);
    expect(ticketIn((await oneClick(url)).body)).toBe('');
    const answers = [
      await world.site.post('/newsletter/nl/why', { ticket, reason: 'made-up' }),
      await world.site.post('/newsletter/nl/why', { ticket: `${ticket}x`, reason: 'moved' }),
      await world.site.post('/newsletter/nl/why', {
        ticket: tokenOf(url),
        reason: 'moved',
      }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 400, 400]);
    expect(kinds()).toEqual(['unsubscribed']);
  });
});
