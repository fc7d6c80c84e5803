import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, test } from 'vitest';
import { eraseContact } from '../../../functions/merchants/erase.ts';
import { merchantImportPaths } from '../../../functions/merchants/importing/import-job.ts';
import { proposeProfile } from '../../../functions/merchants/registration/propose.ts';
import { runImport } from '../../../shared/importing/run-import.ts';
import {
  aProfile,
  balen,
  importList,
  listedMerchant,
  type MerchantsWorld,
  merchantsWorld,
  pendingMerchant,
  registered,
  retie,
} from './merchants-world.ts';

const all = async ({ merchants }: MerchantsWorld, nis = retie) =>
  (await merchants.list(nis, {}, { limit: 200 })).merchants;

const header = 'Naam;Branche;Straat;Nr;Postcode;Gemeente;E-mail;Ondernemingsnummer\n';
const row =
  'Bakkerij Peeters;bakker;Markt;5;2470;Retie;an@bakkerij-peeters.example;BE 0123.456.749\n';

describe('importing merchants', () => {
  it('reads all that a list may say', async () => {
    const world = await merchantsWorld();
    const list = [
      'Handelszaak;Soort zaak;Soort;Adres;Huisnummer;Bus;Postcode;Gemeente;Verhaal;Description FR;Website;Maandag;Dinsdag;Zondag;KBO-nummer;E-mailadres;Contactpersoon;GSM;Taal;Kent u;Geeft service;Helpt u',
      '"Kaasboerderij ""Ten Hove""";kaas;producent;Hofstraat;12;A;2490;Balen;"Onze geiten.\nAltijd buiten.";Nos chèvres;www.tenhove.be;gesloten;9-12u, 13.30-18u;9u-12u30;0123456749;info@tenhove.be;Jef Hens;0470 11 22 33;frans;ja;x;nee',
    ].join('\r\n');
    const { job } = await importList(world, list, { state: 'listed' });
    expect(job).toMatchObject({
      state: 'done',
      rows: 1,
      counts: { accepted: 1, refused: 0, notes: {} },
    });
    const [merchant] = await all(world, balen);
    expect(merchant).toMatchObject({
      name: 'Kaasboerderij "Ten Hove"',
      slug: 'kaasboerderij-ten-hove',
      state: 'listed',
      trade: 'dairy',
      kind: 'producer',
      address: { street: 'Hofstraat 12 bus A', postcode: '2490', town: 'Balen' },
      story: { nl: 'Onze geiten.\nAltijd buiten.', fr: 'Nos chèvres' },
      website: 'https://www.tenhove.be/',
      openingHours: [
        { day: 2, from: '09:00', to: '12:00' },
        { day: 2, from: '13:30', to: '18:00' },
        { day: 7, from: '09:00', to: '12:30' },
      ],
      enterpriseNumber: '0123456749',
      contact: {
        email: 'info@tenhove.be',
        name: 'Jef Hens',
        phone: '0470 11 22 33',
        language: 'fr',
      },
      promises: { knowsYou: true, givesService: true, helpsYou: false },
      origin: `${job.id}:2`,
    });
    expect(world.mails).toEqual([]);
    expect(await world.history.list(merchant?.id ?? '')).toMatchObject([
      { event: 'imported', source: job.id },
    ]);
    expect(await world.auditLines()).toEqual([
      'merchant-import.created',
      'merchant-import.started',
    ]);
  });

  test.each([
    [
      'Windows-1252 and commas',
      Buffer.from('Nom,Adresse,Commune\r\nCaf\xe9 de la Gare,"Rue 1",Retie\r\n', 'latin1'),
    ],
    [
      'UTF-16 and tabs',
      Buffer.from('\ufeffNom\tAdresse\tCommune\r\nCafé de la Gare\tRue 1\tRetie\r\n', 'utf16le'),
    ],
    [
      'a title above, UTF-8 with mark',
      '\ufeffLijst 2026;;\n\nNaam;Adres;Gemeente\nCafé de la Gare;Rue 1;Retie\n',
    ],
    ['sep=| and old line ends', 'sep=|\rnaam|adres|gemeente\rCafé de la Gare|Rue 1|Retie\r'],
  ])('reads %s', async (_, list) => {
    const world = await merchantsWorld();
    const { job } = await importList(world, list);
    expect(job.counts).toMatchObject({ accepted: 1, refused: 0 });
    expect(await all(world)).toMatchObject([{ name: 'Café de la Gare', state: 'pending' }]);
  });

  it('makes nothing twice, however often it is run', async () => {
    const world = await merchantsWorld();
    const list = `${header}${row}${row}Slagerij Jef;slager;Kerkstraat;1;2470;Retie;;\n`;
    const first = await importList(world, list);
    expect(first.job.counts).toMatchObject({ accepted: 2, merged: 1, refused: 0 });
    const before = await all(world);
    const second = await importList(world, list);
    expect(second.job.counts).toMatchObject({ accepted: 0, merged: 3, refused: 0 });
    expect(await all(world)).toEqual(before);
  });

  it('knows a shop by its address and its name or number, however these are written', async () => {
    const world = await merchantsWorld();
    const list = `${header}${[
      'Bakkerij Peeters;;Sint-Jansplein;5;2470;Retie;;0123456749',
      'BAKKERIJ PEETERS;;St. Jansplein nr.;5;2470;Retie;;',
      'Peeters & Zoon;;Sint-Jansplein;5;2470;Retie;;BE0123.456.749',
      'Bakkerij Peeters;;Kerkstraat;9;2470;Retie;;0123456749',
      'Bakkerij Peeters;;Sint-Jansplein;5;2490;Balen;;',
    ].join('\n')}`;
    const { job } = await importList(world, list);
    expect(job.counts).toMatchObject({ accepted: 3, merged: 2 });
    const here = await all(world);
    expect(here.map(({ address, slug }) => [slug, address.street]).sort()).toEqual([
      ['bakkerij-peeters', 'Sint-Jansplein 5'],
      ['bakkerij-peeters-2', 'Kerkstraat 9'],
    ]);
    expect(await all(world, balen)).toHaveLength(1);
  });

  it('gives the plain slug to the first of one name in the file, whichever is written first', async () => {
    const world = await merchantsWorld();
    const list = `${header}${[
      'Bakkerij Peeters;;Kerkstraat;9;2470;Retie;;',
      'Bakkerij Peeters;;Markt;1;2470;Retie;;',
      'Slagerij Jef;;Markt;1;2470;Retie;;',
      'Slagerij Jef;;Kapelstraat;7;2470;Retie;;',
    ].join('\n')}`;
    const slowness: Record<string, number> = { 'Kerkstraat 9': 60, 'Markt 1': 20 };
    const { merchants } = world;
    const create: typeof merchants.create = async (merchant, ...rest) => {
      await setTimeout(slowness[merchant.address.street]);
      return merchants.create(merchant, ...rest);
    };
    const deps = world.importDepsWith({ merchants: { ...merchants, create } });
    await importList(world, list, {}, deps);
    expect((await all(world)).map(({ address, slug }) => [slug, address.street]).sort()).toEqual([
      ['bakkerij-peeters', 'Kerkstraat 9'],
      ['bakkerij-peeters-2', 'Markt 1'],
      ['slagerij-jef', 'Markt 1'],
      ['slagerij-jef-2', 'Kapelstraat 7'],
    ]);
  });

  it('adds to a known merchant what is missing, and changes nothing that is there', async () => {
    const world = await merchantsWorld();
    const { enterpriseNumber: _none, ...less } = aProfile();
    const merchant = await listedMerchant(world, less);
    await world.merchants.replace(
      merchant,
      { ...merchant, contact: undefined, enterpriseNumber: undefined },
      [],
    );
    const list = `naam;adres;postcode;verhaal;verhaal fr;website;ondernemingsnummer;email;branche\nBakkerij Peeters;Markt 5;2470;Ander verhaal;Notre histoire;www.other.be;0123456749;an@x.be;slager\n`;
    const { job } = await importList(world, list);
    expect(job.counts).toMatchObject({ merged: 1 });
    expect(await world.merchants.get(merchant.id)).toMatchObject({
      state: 'listed',
      trade: 'bakery',
      story: { nl: 'Wij bakken al vijftig jaar.', fr: 'Notre histoire' },
      website: 'https://www.bakkerij-peeters.example/',
      enterpriseNumber: '0123456749',
      contact: { email: 'an@x.be' },
    });
    expect((await world.history.list(merchant.id)).at(-1)).toMatchObject({
      event: 'imported',
      fields: ['story', 'enterpriseNumber', 'contact'],
    });
  });

  it('does not let a list take over the contact of a merchant that has one', async () => {
    const world = await merchantsWorld();
    const merchant = await listedMerchant(world);
    await importList(
      world,
      'naam;adres;postcode;email\nBakkerij Peeters;Markt 5;2470;thief@x.be\n',
    );
    expect(await world.merchants.get(merchant.id)).toEqual(merchant);
    expect(await world.merchants.listByContact('thief@x.be')).toEqual([]);
  });

  it('does not meet what a stranger registered and nobody confirmed', async () => {
    const world = await merchantsWorld();
    const { merchant } = await registered(world, {}, { email: 'stranger@x.be' });
    const { job } = await importList(world, header + row);
    expect(job.counts).toMatchObject({ accepted: 1 });
    expect(await world.merchants.get(merchant.id)).toEqual(merchant);
    expect((await all(world)).map(({ state }) => state)).toEqual(['pending', 'unconfirmed']);
  });

  it('does not bring back what staff rejected', async () => {
    const world = await merchantsWorld();
    const pending = await pendingMerchant(world);
    await world.merchants.replace(pending, { ...pending, state: 'rejected' }, []);
    const { job, refusals } = await importList(world, header + row);
    expect(job.counts).toMatchObject({ refused: 1, refusedBy: { 'merchant.rejected': 1 } });
    expect(refusals).toContain('"2";"merchant.rejected";"Deze zaak werd eerder afgewezen');
  });

  it('leaves out a contact that was erased, and tells nobody', async () => {
    const world = await merchantsWorld();
    const { id } = await pendingMerchant(world);
    await eraseContact({ merchantId: id, source: 'merchant' }, world.deps);
    const { job, refusals } = await importList(world, header + row);
    expect(job.counts).toMatchObject({ accepted: 1, refused: 0, notes: {} });
    expect((await all(world))[0]?.contact).toBeUndefined();
    expect(refusals).not.toContain('peeters.example');
  });

  it('mails the contacts of merchants that it lists, each once, where staff want that', async () => {
    const world = await merchantsWorld();
    const list = `${header}${row}Slagerij;slager;Kerkstraat;1;2470;Retie;;\n`;
    await importList(world, list, { state: 'listed', mailing: true });
    await importList(world, list, { state: 'listed', mailing: true });
    expect(world.kinds()).toEqual(['merchant-listed']);
    const quiet = await merchantsWorld();
    await importList(quiet, list, { state: 'pending', mailing: true });
    expect(quiet.mails).toEqual([]);
  });

  test.each([
    ['name.missing', ';;Markt;5;2470;Retie;;'],
    ['name.unusable', '"=HYPERLINK(""http://evil"";""x"")";;Markt;5;2470;Retie;;'],
    ['name.unusable', 'Win op www.evil.example;;Markt;5;2470;Retie;;'],
    ['street.missing', 'Bakker;;;;2470;Retie;;'],
    ['contact.malformed', 'Bakker;;Markt;5;2470;Retie;an.x.be;'],
    ['contact.malformed', 'Bakker;;Markt;5;2470;Retie;an@x,be;'],
    ['contact.malformed', '"Bakker";;Markt;5;2470;Retie;"an@x.be\nBcc: b@x.be";'],
    ['enterprise_number.invalid', 'Bakker;;Markt;5;2470;Retie;;0123.456.748'],
    ['municipality.unknown', 'Bakker;;Markt;5;9000;Gent;;'],
    ['municipality.contradictory', 'Bakker;;Markt;5;2490;Retie;;'],
    ['municipality.not_in_import', 'Bakker;;Markt;5;3360;Bierbeek;;'],
    ['row.too_many_fields', 'Bakker;;Markt;5;2470;Retie;;;extra'],
  ])('refuses with %s: %s', async (reason, line) => {
    const world = await merchantsWorld();
    const { job, refusals } = await importList(world, `${header}${line}\n${row}`);
    expect(job.counts).toMatchObject({ accepted: 1, refused: 1, refusedBy: { [reason]: 1 } });
    expect(refusals).toContain(`"2";"${reason}"`);
    expect(await all(world)).toHaveLength(1);
  });

  it('suggests what was meant, and puts no formula into the list of refusals', async () => {
    const world = await merchantsWorld();
    const list = `${header}"=cmd|'/c calc'!A1";@SUM(1);+1;-2;2470;Retie;an@x,be;\n`;
    const { refusals } = await importList(world, list);
    for (const cell of refusals.split(/;|\r\n/)) expect(cell).not.toMatch(/^"[=+\-@]/);
    expect(refusals).toContain(`"'=cmd|'/c calc'!A1"`);
    expect(refusals).toContain('"an@x.be"');
  });

  it('takes back the list of refusals once it is corrected', async () => {
    const world = await merchantsWorld();
    const { refusals } = await importList(world, `${header}Bakker;;Markt;5;2470;Retie;an@x,be;\n`);
    const { job } = await importList(world, refusals.replace('an@x,be', 'an@x.be'));
    expect(job.counts).toMatchObject({ accepted: 1, refused: 0 });
  });

  it('leaves out and notes what a merchant can do without', async () => {
    const world = await merchantsWorld();
    const list =
      'naam;branche;soort;adres;postcode;website;openingsuren;kent u;email;taal\nBijzonder;iets raars;anders;Markt 5;2470;geen;soms;misschien;a@x.be;duits\n';
    const { job } = await importList(world, list);
    expect(job.counts.notes).toEqual({
      trade_guessed: 1,
      kind_guessed: 1,
      website_left_out: 1,
      hours_left_out: 1,
      promise_left_out: 1,
      language_guessed: 1,
    });
    expect(await all(world)).toMatchObject([
      { trade: 'other', kind: 'shop', openingHours: [], contact: { language: 'nl' } },
    ]);
  });

  test.each([
    ['empty', ''],
    ['no_name_column', 'email;voornaam\na@x.be;An\n'],
    ['no_name_column', 'zomaar een tekst'],
  ])('refuses a whole file: %s', async (problem, list) => {
    const world = await merchantsWorld();
    const { job } = await importList(world, list);
    expect(job).toMatchObject({ state: 'failed', problem });
  });
});

describe('an import that stops', () => {
  const rows = Array.from({ length: 40 }, (_, index) => {
    const street = `Straat ${index % 30}`;
    return `Zaak ${index % 30};;${street};;2470;Retie;${index === 7 ? 'x' : ''};`;
  });
  const list = `${header}${rows.join('\n')}\n`;

  class Killed extends Error {}

  test.each([1, 2, 5, 12, 20, 29, 31, 32, 33])(
    'at write %i ends as one that ran through',
    async (at) => {
      const world = await merchantsWorld();
      let writes = 0;
      let isArmed = true;
      const mortal =
        <Args extends unknown[], Result>(work: (...args: Args) => Promise<Result>) =>
        async (...args: Args) => {
          writes += 1;
          if (isArmed && writes >= at) throw new Killed();
          return work(...args);
        };
      const editor = await world.staffMember('editor', 'programme');
      const policy = { municipalities: [retie] };
      const { id } = (
        await world.call(editor, 'POST /staff/merchants/imports', {
          fileName: 'a',
          size: 1,
          policy,
        })
      ).body;
      world.files.stored.set(merchantImportPaths.file(id), Buffer.from(list));
      await world.call(editor, `POST /staff/merchants/imports/${id}/start`);
      const { merchants, imports, files } = world;
      const deps = {
        ...world.importDepsWith({
          merchants: {
            ...merchants,
            create: mortal(merchants.create.bind(merchants)),
            replace: mortal(merchants.replace.bind(merchants)),
          },
        }),
        imports: { ...imports, advance: mortal(imports.advance.bind(imports)) },
        files: { ...files, put: mortal(files.put), write: mortal(files.write) },
      };
      await runImport(id, () => 600_000, deps).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
      isArmed = false;
      await runImport(id, () => 600_000, deps);
      expect(await imports.get(id)).toMatchObject({
        state: 'done',
        counts: { accepted: 30, merged: 9, refused: 1 },
      });
      const made = await all(world);
      expect(made).toHaveLength(30);
      expect(new Set(made.map(({ name }) => name)).size).toBe(30);
    },
  );
});

it('writes to nobody twice when a worker dies after its mails', async () => {
  const world = await merchantsWorld();
  const editor = await world.staffMember('editor', 'programme');
  const policy = { municipalities: [retie], state: 'listed', mailing: true };
  const body = { fileName: 'list.csv', size: 1, policy };
  const { id } = (await world.call(editor, 'POST /staff/merchants/imports', body)).body;
  world.files.stored.set(merchantImportPaths.file(id), Buffer.from(header + row));
  await world.call(editor, `POST /staff/merchants/imports/${id}/start`);
  const deps = world.importDepsWith();
  const advance = () => Promise.reject(new Error('killed'));
  const surveyed = await world.imports.get(id);
  if (!surveyed) throw new Error('no import');
  const survey = {
    encoding: 'utf-8' as const,
    delimiter: ';',
    header: header.trim().split(';'),
    skip: 1,
    rows: 1,
  };
  await world.imports.advance(surveyed, { ...surveyed, survey });
  const dying = { ...deps, imports: { ...deps.imports, advance } };
  await expect(runImport(id, () => 600_000, dying)).rejects.toThrow('killed');
  expect(world.kinds()).toEqual(['merchant-listed']);
  await runImport(id, () => 600_000, deps);
  expect(await world.imports.get(id)).toMatchObject({ state: 'done', counts: { accepted: 1 } });
  expect(world.kinds()).toEqual(['merchant-listed']);
});

it('makes no merchants of a list whose import was cancelled', async () => {
  const world = await merchantsWorld();
  const editor = await world.staffMember('editor', 'programme');
  const body = { fileName: 'list.csv', size: 1, policy: { municipalities: [retie] } };
  const { id } = (await world.call(editor, 'POST /staff/merchants/imports', body)).body;
  world.files.stored.set(merchantImportPaths.file(id), Buffer.from(header + row));
  await world.call(editor, `POST /staff/merchants/imports/${id}/start`);
  const cancelled = await world.call(editor, `POST /staff/merchants/imports/${id}/cancel`);
  expect(cancelled).toMatchObject({ status: 200, body: { state: 'cancelled' } });
  await world.work();
  expect((await world.imports.get(id))?.state).toBe('cancelled');
  expect(await all(world)).toEqual([]);
  expect(await world.auditLines()).toContain('merchant-import.cancelled');
});

it('imports a list while the merchant on it registers and staff change it', async () => {
  const world = await merchantsWorld();
  const merchant = await listedMerchant(world);
  const lines = Array.from(
    { length: 20 },
    (_, index) => `Zaak ${index};;Straat ${index};;2470;Retie;;`,
  );
  const [{ job }] = await Promise.all([
    importList(world, `${header}${row}${lines.join('\n')}\n`),
    proposeProfile(merchant.id, aProfile({ name: 'Bakkerij Jansen' }), world.deps),
    ...Array.from({ length: 5 }, (_, index) =>
      registered(world, { name: `Zaak ${index}` }, { email: `p${index}@x.be` }),
    ),
  ]);
  expect(job.counts).toMatchObject({ accepted: 20, merged: 1 });
  expect((await world.merchants.get(merchant.id))?.proposed?.name).toBe('Bakkerij Jansen');
});
