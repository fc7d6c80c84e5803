import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { erase } from '../../../functions/subscribers/erase.ts';
import { messyExport } from '../../../infra/local/demo/messy-export.ts';
import { activePolicy, importWorld, pendingPolicy } from './import-world.ts';
import { confirmedSubscriber, oneClick, unsubscribeLink } from './world.ts';

const refusalRows = (csv: string): string[][] => parse(csv, { delimiter: ';', bom: true });

describe('importing a list', () => {
  test('accepts, merges or refuses every row of a messy export, with line and reason', async () => {
    const world = await importWorld();
    const list = messyExport({ rows: 1200, seed: 7 });
    const { job, refusals } = await world.run(list.bytes);
    expect(job).toMatchObject({ state: 'done', counts: list.expected });
    expect(job.survey).toMatchObject({ encoding: 'windows-1252', delimiter: ';', rows: 1200 });
    const [header, ...rows] = refusalRows(refusals);
    expect(header?.slice(0, 5)).toEqual(['Lijn', 'Code', 'Reden', 'Voorstel', 'E-mailadres']);
    expect(rows.map(([line, reason]) => ({ line: Number(line), reason }))).toEqual(list.refusals);
    const subscriber = await world.subscribers.findByAddress(list.addresses.at(-1) ?? '');
    expect(subscriber?.consents).toMatchObject(
      subscriber?.subscriptions.residents
        ? { residents: { source: 'import', basis: 'documented_consent' } }
        : { businesses: { source: 'import', basis: 'documented_consent' } },
    );
  });

  test('the same list again makes no doubles', async () => {
    const world = await importWorld();
    const list = messyExport({ rows: 300, seed: 3 });
    await world.run(list.bytes);
    const { job } = await world.run(list.bytes);
    const { accepted, merged, refused } = list.expected;
    expect(job.counts).toMatchObject({ accepted: 0, merged: accepted + merged, refused });
  });

  test.each([
    { encoding: 'utf8', delimiter: ',', lineBreak: '\n' },
    { encoding: 'utf8-bom', delimiter: '\t', lineBreak: '\r' },
    { encoding: 'utf16le', delimiter: ';', lineBreak: '\r\n' },
    { encoding: 'utf16be', delimiter: '|', lineBreak: '\n' },
  ] as const)('reads $encoding with $delimiter', async (dialect) => {
    const world = await importWorld();
    const list = messyExport({ rows: 150, seed: 11, ...dialect });
    const { job, refusals } = await world.run(list.bytes);
    expect(job.counts).toMatchObject(list.expected);
    const lines = refusalRows(refusals).slice(1);
    expect(lines.map(([line]) => Number(line))).toEqual(list.refusals.map(({ line }) => line));
  });

  test('keeps letters that Windows-1252 has and Latin-1 lacks', async () => {
    const world = await importWorld();
    const row = Buffer.from(
      'email;naam;gemeente;doelgroep\nan@x.be;S\x9cur \x80va;Retie;inwoner\n',
      'latin1',
    );
    await world.run(row);
    expect((await world.subscribers.findByAddress('an@x.be'))?.name).toBe('Sœur €va');
  });

  test('reads headers in any order and language, names in two columns, a title above', async () => {
    const world = await importWorld();
    const { job } = await world.run(
      'Liste des habitants 2026\n\nLangue,Nom,Prénom,Code postal,Adresse e-mail,Public cible,Consentement\n' +
        'Français,Dupont,Émile,2470,emile@x.be,Habitant,Oui\n',
    );
    expect(job.counts).toMatchObject({ accepted: 1, refused: 0 });
    expect(await world.subscribers.findByAddress('emile@x.be')).toMatchObject({
      name: 'Émile Dupont',
      language: 'fr',
      subscriptions: { residents: { municipalities: ['13036'] } },
    });
  });

  test.each([
    ['naam;gemeente\nAn;Retie\n', 'no_address_column'],
    ['', 'empty'],
  ])('refuses a file that is no list: %j', async (text, problem) => {
    const world = await importWorld();
    const { job } = await world.run(text);
    expect(job).toMatchObject({ state: 'failed', problem });
  });

  test('repairs blanks, never guesses a comma, and says both', async () => {
    const world = await importWorld();
    const { job, refusals } = await world.run(
      'email;gemeente;doelgroep\nan @ x.be;Retie;inwoner\nbo@x,be;Retie;inwoner\n',
    );
    expect(job.counts).toMatchObject({ accepted: 1, refused: 1, notes: { address_repaired: 1 } });
    expect(refusalRows(refusals)[1]).toEqual([
      '3',
      'address.comma_for_dot',
      expect.stringContaining('komma'),
      'bo@x.be',
      'bo@x,be',
      'Retie',
      'inwoner',
    ]);
  });

  test('the list of refusals runs no formula in a spreadsheet', async () => {
    const world = await importWorld();
    const { refusals } = await world.run(
      'email;naam;gemeente;doelgroep\n=cmd|x;@SUM(A1);Retie;inwoner\n',
    );
    expect(refusals).toContain(`"'=cmd|x";"'@SUM(A1)"`);
  });

  test('an unclosed quote costs its own row only', async () => {
    const world = await importWorld();
    const { job, refusals } = await world.run(
      'email;naam;gemeente;doelgroep\na@x.be;"An;Retie;inwoner\nb@x.be;"Bo";Retie;inwoner\nc@x.be;Cas;Retie;inwoner\n',
    );
    expect(job.counts).toMatchObject({ accepted: 2, refusedBy: { 'row.unclosed_quote': 1 } });
    expect(refusalRows(refusals)[1]?.[0]).toBe('2');
  });

  test('never revives who left, whom we may not mail, or who erased everything', async () => {
    const world = await importWorld();
    const { id } = await confirmedSubscriber(world, 'left@x.be');
    await world.site.post(await unsubscribeLink(world, id), oneClick);
    for (const reason of ['bounced', 'complained', 'erased', 'staff'] as const) {
      const digest = await world.suppressions.digest(`${reason}@x.be`);
      const at = world.now().toISOString();
      await world.table.transact([world.suppressions.putWrite({ digest, reason, at })]);
    }
    // Entries stand under the key of their time.
    world.ring.text = 'new-key one-key';
    const { job } = await world.run(
      `email;gemeente;doelgroep\n${['left', 'bounced', 'complained', 'erased', 'staff']
        .map((name) => `${name}@x.be;Retie;inwoner`)
        .join('\n')}\n`,
    );
    expect(job.counts).toMatchObject({
      accepted: 0,
      merged: 0,
      refusedBy: {
        'subscriber.left': 1,
        'address.bounced': 1,
        'address.complained': 1,
        'address.suppressed': 2,
      },
    });
  });

  test('does not bring back who erases everything while the list is worked on', async () => {
    const world = await importWorld();
    const { id } = await confirmedSubscriber(world, 'an@x.be');
    const { subscribers } = world;
    const erasing: typeof subscribers = {
      ...subscribers,
      async replace(...change) {
        await erase(id, world.deps);
        return subscribers.replace(...change);
      },
    };
    const { job } = await world.run(
      'email;gemeente;doelgroep\nan@x.be;Balen;inwoner\nan@x.be;Retie;handelaar\n',
      activePolicy,
      world.importDepsWith({ subscribers: erasing }),
    );
    expect(job.counts.refusedBy).toEqual({ 'address.suppressed': 2 });
    expect(await world.subscribers.findByAddress('an@x.be')).toBeUndefined();
  });

  test('does not add a municipality that the subscriber has left', async () => {
    const world = await importWorld();
    const { id } = await confirmedSubscriber(world, 'an@x.be', {
      'municipalities[]': ['13036', '13003'],
    });
    const token = new URL((await world.links.preferences(id, 'nl')).preferencesUrl).searchParams;
    await world.site.post('/newsletter/nl/preferences', {
      token: token.get('token') ?? '',
      language: 'nl',
      'topics[]': ['shops'],
      'residents[]': ['13036'],
    });
    const { job } = await world.run('email;gemeente;doelgroep\nan@x.be;Balen;inwoner\n');
    expect(job.counts.refusedBy).toEqual({ 'subscriber.left': 1 });
  });

  test('people who are to confirm are asked by mail at a measured pace, and stay pending', async () => {
    const world = await importWorld();
    const { job } = await world.run(
      'email;gemeente;doelgroep\nan@x.be;Retie;inwoner\n',
      pendingPolicy,
    );
    expect(job.counts.accepted).toBe(1);
    const subscriber = await world.subscribers.findByAddress('an@x.be');
    expect(subscriber?.subscriptions).toEqual({});
    expect(subscriber?.asked.residents).toMatchObject({
      source: 'import',
      inviteAt: '2026-11-22T12:00:00.000Z',
    });
    expect(world.mails).toEqual([]);
  });

  test('on the ground of legal persons takes impersonal addresses only', async () => {
    const world = await importWorld();
    const { job } = await world.run(
      'email;gemeente;doelgroep\ninfo@bakker.be;Retie;handelaar\nan.peeters@bakker.be;Retie;handelaar\n',
      {
        ...activePolicy,
        people: { state: 'active', basis: 'legal_person_address', reference: 'KBO-lijst 2026' },
      },
    );
    expect(job.counts).toMatchObject({ accepted: 1, refusedBy: { 'address.personal': 1 } });
  });

  test('refuses people of municipalities that the import does not name', async () => {
    const world = await importWorld();
    const { job } = await world.run('email;gemeente;doelgroep\nan@x.be;Balen;inwoner\n', {
      ...activePolicy,
      municipalities: ['13036'],
    });
    expect(job.counts.refusedBy).toEqual({ 'municipality.not_in_import': 1 });
  });

  test('a log of an import names nobody', async () => {
    const world = await importWorld();
    await world.run(messyExport({ rows: 50 }).bytes);
    expect(world.log.text()).not.toContain('@');
  });
});
