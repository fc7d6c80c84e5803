import { describe, expect, test } from 'vitest';
import { sweepDue } from '../../../functions/subscribers/sweep-due.ts';
import { importWorld, pendingPolicy } from './import-world.ts';
import { confirmedSubscriber, linkOf, subscribeFields, tokenOf, type World } from './world.ts';

const day = 86_400;
const sweep = (world: World) => sweepDue(() => 300_000, { ...world.deps, count: () => {} });
const kinds = (world: World) =>
  world.mails.map((mail) => ('mail' in mail ? mail.mail.kind : 'test'));

async function asked() {
  const world = await importWorld();
  await world.site.post('/newsletter/nl/retie', subscribeFields('an@x.be'));
  const subscriber = await world.subscribers.findByAddress('an@x.be');
  return { world, id: subscriber?.id ?? '' };
}

describe('unconfirmed wishes', () => {
  test('are reminded once, after a week, by a link that works', async () => {
    const { world } = await asked();
    world.now.advance(6 * day);
    await sweep(world);
    expect(kinds(world)).toEqual(['confirm-subscription']);
    world.now.advance(2 * day);
    await Promise.all([sweep(world), sweep(world)]);
    await sweep(world);
    expect(kinds(world)).toEqual(['confirm-subscription', 'confirmation-reminder']);
    const token = tokenOf(linkOf(world, 'confirmation-reminder'));
    const page = await world.site.post('/newsletter/nl/confirm', { token });
    expect(page.body).toContain('U bent ingeschreven');
  });

  test('are forgotten whole after 30 days, and the person may come back', async () => {
    const { world, id } = await asked();
    world.now.advance(8 * day);
    await sweep(world);
    world.now.advance(23 * day);
    await sweep(world);
    expect(await world.subscribers.get(id)).toBeUndefined();
    expect(await world.history.list(id)).toEqual([]);
    expect((await world.table.query({ pk: 'ADDRESS#an@x.be' })).items).toEqual([]);
    const late = await world.site.get(linkOf(world, 'confirmation-reminder'));
    expect(late.statusCode).toBe(410);
    await confirmedSubscriber(world, 'an@x.be');
  });

  test('of somebody who is subscribed otherwise vanish alone', async () => {
    const world = await importWorld();
    const { id } = await confirmedSubscriber(world, 'an@x.be');
    await world.site.post(
      '/newsletter/nl/retie',
      subscribeFields('an@x.be', { audience: 'businesses' }),
    );
    for (const days of [8, 31]) {
      world.now.advance(days * day);
      await sweep(world);
    }
    const after = await world.subscribers.get(id);
    expect(after?.asked).toEqual({});
    expect(after?.subscriptions.residents?.state).toBe('active');
    expect((await world.history.list(id)).at(-1)?.event).toBe('expired');
  });

  test('confirmed ones are left in peace', async () => {
    const world = await importWorld();
    await confirmedSubscriber(world, 'an@x.be');
    const sent = world.mails.length;
    world.now.advance(40 * day);
    await sweep(world);
    expect(world.mails).toHaveLength(sent);
  });

  test('of an import are asked about an hourly thousand at a time', async () => {
    const world = await importWorld();
    const rows = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) => `p${from + index}@x.be;Retie;inwoner\n`).join(
        '',
      );
    // Line 1,000 is where the second hour begins.
    await world.run(
      `email;gemeente;doelgroep\n${rows(0, 3)}${'\n'.repeat(1000)}${rows(3, 5)}`,
      pendingPolicy,
    );
    await sweep(world);
    expect(kinds(world)).toEqual([
      'confirm-subscription',
      'confirm-subscription',
      'confirm-subscription',
    ]);
    expect(world.mails[0]).toMatchObject({ mail: { origin: 'import' } });
    world.now.advance(3600);
    await sweep(world);
    expect(world.mails).toHaveLength(5);
  });

  test('of an import that mails nobody wait for nothing but their end', async () => {
    const world = await importWorld();
    const policy = { ...pendingPolicy, people: { state: 'pending' as const, mailing: false } };
    await world.run('email;gemeente;doelgroep\nan@x.be;Retie;inwoner\n', policy);
    world.now.advance(29 * day);
    await sweep(world);
    expect(await world.subscribers.findByAddress('an@x.be')).toBeDefined();
    world.now.advance(2 * day);
    await sweep(world);
    expect(await world.subscribers.findByAddress('an@x.be')).toBeUndefined();
    expect(world.mails).toEqual([]);
  });

  test('of one who cannot be swept keep nobody else waiting, and fail the run', async () => {
    const world = await importWorld();
    for (const name of ['a', 'b', 'c']) {
      await world.site.post('/newsletter/nl/retie', subscribeFields(`${name}@x.be`));
    }
    const broken = await world.subscribers.findByAddress('a@x.be');
    const subscribers = {
      ...world.subscribers,
      async get(id: string) {
        if (id === broken?.id) throw new Error('unreadable');
        return world.subscribers.get(id);
      },
    };
    world.now.advance(8 * day);
    const deps = { ...world.deps, subscribers, count: () => {} };
    await expect(sweepDue(() => 300_000, deps)).rejects.toThrow('1 subscribers could not be swept');
    expect(kinds(world).filter((kind) => kind === 'confirmation-reminder')).toHaveLength(2);
  });

  test('of an import that mailed nobody are asked about when another import wants it', async () => {
    const world = await importWorld();
    const row = 'email;gemeente;doelgroep\nan@x.be;Retie;inwoner\n';
    const silent = { ...pendingPolicy, people: { state: 'pending' as const, mailing: false } };
    await world.run(row, silent);
    await world.run(row, pendingPolicy);
    const { job } = await world.run(row, pendingPolicy);
    expect(job.counts).toMatchObject({ accepted: 0, merged: 1 });
    await sweep(world);
    await sweep(world);
    expect(kinds(world)).toEqual(['confirm-subscription']);
  });

  test('a run that has no time left does nothing', async () => {
    const { world } = await asked();
    world.now.advance(8 * day);
    await sweepDue(() => 1000, { ...world.deps, count: () => {} });
    expect(kinds(world)).toEqual(['confirm-subscription']);
  });
});
