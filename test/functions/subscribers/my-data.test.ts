import { describe, expect, test } from 'vitest';
import { agreeToFollowing } from '../../../functions/subscribers/following-consent.ts';
import { partsOf } from '../../builders/parts-of.ts';
import { registrationWorld } from '../calendar/registration/registration-world.ts';
import { aClick } from './a-click.ts';
import { confirmedSubscriber, linkOf, subscribersWorld, tokenOf } from './world.ts';

const address = 'an@telenet.be';

async function withDataLink() {
  const world = await subscribersWorld();
  const { id } = await confirmedSubscriber(world, address, { name: 'An' });
  await world.site.post('/newsletter/nl/data-link', { token: tokenOf(linkOf(world, 'welcome')) });
  const link = linkOf(world, 'your-data');
  return { world, id, link, token: tokenOf(link) };
}

describe('one’s own data', () => {
  test('come by a link of their own, which lives a day', async () => {
    const { world, link } = await withDataLink();
    const page = await world.site.get(link);
    expect(page.body).toContain(address);
    expect(page.body).toContain('Retie');
    world.now.advance(86_401);
    expect((await world.site.get(link)).statusCode).toBe(410);
  });

  test('are not shown to who holds a newsletter’s link', async () => {
    const { world } = await withDataLink();
    const token = tokenOf(linkOf(world, 'welcome'));
    expect((await world.site.get(`/newsletter/nl/my-data?token=${token}`)).statusCode).toBe(400);
    const download = await world.site.get(`/newsletter/nl/my-data/download?token=${token}`);
    expect(download.statusCode).toBe(400);
  });

  test('download as JSON with everything: choices, proofs of consent, history', async () => {
    const { world, token } = await withDataLink();
    const file = await world.site.get(`/newsletter/nl/my-data/download?token=${token}`);
    expect(file.headers['content-disposition']).toContain('attachment');
    const data = JSON.parse(file.body);
    expect(data.subscriber).toMatchObject({ address, name: 'An', consents: { residents: {} } });
    expect(data.history.map((entry: { event: string }) => entry.event)).toEqual([
      'asked',
      'confirmed',
    ]);
  });

  test('tell of what was opened and clicked, and download with it', async () => {
    const { world, id, link, token } = await withDataLink();
    const first = await world.site.get(link);
    expect(first.body).not.toContain('Wat u in nieuwsbrieven opende');
    await agreeToFollowing(id, world.deps);
    await aClick(world, id);
    const page = await world.site.get(link);
    expect(page.body).toContain('Wat u in nieuwsbrieven opende en aanklikte: 1 regel.');
    expect(page.body).toContain('ja, sinds 22 november 2026 (tekst tracking-2026-11-b');
    const file = await world.site.get(`/newsletter/nl/my-data/download?token=${token}`);
    expect(JSON.parse(file.body).trail).toMatchObject([
      { what: 'EVENT', kind: 'clicked', issue: 'iss_1', link: '2-1' },
    ]);
  });

  test('tell of registrations for events, and download with them', async () => {
    const { world, token } = await withDataLink();
    await (await registrationWorld({}, world)).join(address);
    const page = await world.site.get(`/newsletter/nl/my-data?token=${token}`);
    expect(partsOf(page.body)).toBe('nowhere');
    expect(page.body).toContain('aangemeld voor één activiteit');
    const file = await world.site.get(`/newsletter/nl/my-data/download?token=${token}`);
    expect(JSON.parse(file.body).elsewhere.registrations).toMatchObject([
      { address, state: 'confirmed', places: 1 },
    ]);
  });
});

describe('erasing', () => {
  test('asks for a tick first', async () => {
    const { world, id, token } = await withDataLink();
    const page = await world.site.post('/newsletter/nl/my-data/erase', { token });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('id="sure-error"');
    expect(await world.subscribers.get(id)).toBeDefined();
  });

  test('leaves a keyed hash and a line in the journal, and nothing that names the person', async () => {
    const { world, id, token } = await withDataLink();
    const page = await world.site.post('/newsletter/nl/my-data/erase', { token, sure: 'yes' });
    expect(page.statusCode).toBe(200);
    expect(await world.subscribers.findByAddress(address)).toBeUndefined();
    expect(await world.history.list(id)).toEqual([]);
    expect(await world.suppressions.find(address)).toMatchObject({ reason: 'erased' });
    const digest = await world.suppressions.digest(address);
    expect(world.written).toEqual([
      { version: 1, at: '2026-11-22T12:00:00.000Z', subscriberId: id, digest },
    ]);
    expect(world.mails.at(-1)).toMatchObject({ to: { address }, mail: { kind: 'erased' } });
    const left: unknown[] = [];
    for (const pk of ['MEMBERS#13036', `SUPPRESSED#${digest}`, `ADDRESS#${address}`]) {
      for await (const item of world.table.queryAll({ pk })) left.push(item);
    }
    expect(left).toHaveLength(1);
    expect(JSON.stringify(left)).not.toContain('an@');
  });

  test('takes along what was opened and clicked, and what comes at the same moment', async () => {
    const { world, id, token } = await withDataLink();
    await agreeToFollowing(id, world.deps);
    await aClick(world, id);
    const { remove } = world.deps.subscribers;
    world.deps.subscribers.remove = async (...args) => {
      world.now.advance(1);
      await aClick(world, id);
      await remove(...args);
    };
    await world.site.post('/newsletter/nl/my-data/erase', { token, sure: 'yes' });
    expect(await world.trail.read(id)).toEqual([]);
    expect(await aClick(world, id)).toBe(false);
  });

  test('takes registrations for events along, and frees their places', async () => {
    const { world, token } = await withDataLink();
    const evening = await registrationWorld({}, world);
    await evening.join(address);
    await world.site.post('/newsletter/nl/my-data/erase', { token, sure: 'yes' });
    await expect(evening.find(address)).rejects.toThrow('is not registered');
    expect(await evening.seats()).toMatchObject({ taken: 0, spare: 3 });
  });

  test('writes the journal before anything goes: a journal that fails keeps everything', async () => {
    const { world, id, token } = await withDataLink();
    world.journal.record = () => Promise.reject(new Error('no bucket'));
    const page = await world.site.post('/newsletter/nl/my-data/erase', { token, sure: 'yes' });
    expect(page.statusCode).toBe(500);
    expect(await world.subscribers.get(id)).toBeDefined();
    expect(await world.history.list(id)).not.toEqual([]);
  });

  test('twice at once or again later: erased once, a helpful page after', async () => {
    const { world, token, link } = await withDataLink();
    const press = () => world.site.post('/newsletter/nl/my-data/erase', { token, sure: 'yes' });
    const statuses = (await Promise.all([press(), press()])).map(({ statusCode }) => statusCode);
    expect(statuses).toContain(200);
    expect(statuses.every((status) => status === 200 || status === 410)).toBe(true);
    expect((await world.site.get(link)).statusCode).toBe(410);
    const proofs = world.mails.filter((mail) => 'mail' in mail && mail.mail.kind === 'erased');
    expect(proofs).toHaveLength(1);
  });

  test('beside a confirmation and an unsubscription at the same moment leaves no trace', async () => {
    const { world, id, token } = await withDataLink();
    const preferences = tokenOf(linkOf(world, 'welcome'));
    await Promise.all([
      world.site.post('/newsletter/nl/my-data/erase', { token, sure: 'yes' }),
      world.site.post(await world.links.unsubscribe(id, 'residents', 'nl'), {
        'List-Unsubscribe': 'One-Click',
      }),
      world.site.post('/newsletter/nl/preferences', {
        token: preferences,
        language: 'fr',
        'topics[]': ['shops'],
        'residents[]': ['13003'],
      }),
    ]);
    expect(await world.subscribers.get(id)).toBeUndefined();
    for (const nis of ['13036', '13003']) {
      expect((await world.table.query({ pk: `MEMBERS#${nis}` })).items).toEqual([]);
    }
    expect(await world.history.list(id)).toEqual([]);
  });

  test('who erased everything may subscribe again and is then no longer to be forgotten', async () => {
    const { world, id, token } = await withDataLink();
    await world.site.post('/newsletter/nl/my-data/erase', { token, sure: 'yes' });
    const again = await confirmedSubscriber(world, address);
    expect(again.id).not.toBe(id);
    expect(again.subscriptions.residents?.state).toBe('active');
    expect(await world.suppressions.find(address)).toBeUndefined();
  });
});
