import { beforeEach, describe, expect, it } from 'vitest';
import { editShortLink } from '../../../../functions/engagement/short-links/change-short-link.ts';
import { people } from '../../newsletters/newsletters-world.ts';
import { balen, retie, type ShortLinkWorld, shortLinkWorld } from './short-link-world.ts';

let world: ShortLinkWorld;

beforeEach(async () => {
  world = await shortLinkWorld();
});

const path = '/staff/engagement/short-links';

const listed = async (query = '') =>
  (await world.call(`GET ${path}?municipality=${retie}${query}`)).body;

describe('a short link', () => {
  it('has a code that follows from no other, of letters that nobody mistakes', async () => {
    const codes = await Promise.all(
      Array.from({ length: 30 }, async () => (await world.link()).code),
    );
    expect(new Set(codes).size).toBe(30);
    for (const code of codes) expect(code).toMatch(/^[2-9b-df-hjkmnp-tv-z]{7}$/);
    const firsts = new Set(codes.map((code) => code[0]));
    expect(firsts.size).toBeGreaterThan(5);
  });

  it('is noted in the log with its code, and read with the name of its merchant', async () => {
    const { id: merchant } = await world.campaign.merchant({ name: 'Bakkerij Peeters' });
    const { code } = await world.link({
      merchant,
      target: { to: 'merchant' },
      title: ' Op de  toog ',
    });
    const { body } = await world.call(`GET ${path}/${code}`);
    expect(body).toMatchObject({
      code,
      path: `/s/${code}`,
      nis: retie,
      merchantName: 'Bakkerij Peeters',
      title: 'Op de toog',
      createdBy: people.editor.accountId,
      scans: { total: { raw: 0, human: 0 }, days: [] },
    });
    expect(await world.auditLines()).toEqual([`short-link.created ${code}`]);
  });

  it('leads elsewhere when staff say so, and keeps what it is counted under', async () => {
    const { code, version } = await world.link();
    const change = { version, target: { to: 'vote' } };
    const { status, body } = await world.call(`PATCH ${path}/${code}`, change);
    expect([status, body.target, body.material]).toEqual([200, { to: 'vote' }, 'poster']);
    expect(await world.call(`PATCH ${path}/${code}`, change)).toMatchObject({
      status: 409,
      body: { code: 'short_link.changed' },
    });
    const material = await world.call(`PATCH ${path}/${code}`, { version: 1, material: 'bag' });
    expect(material.status).toBe(400);
    expect(await world.auditLines()).toContain(`short-link.changed ${code} target`);
  });

  it('is not changed by who read it before somebody else changed it', async () => {
    const { code } = await world.link();
    const change = { version: 0, target: { to: 'vote' as const } };
    const read = async () => {
      const link = await world.shortLinks.read(code);
      await world.call(`PATCH ${path}/${code}`, { version: 0, title: 'Kerkplein' });
      return link;
    };
    const slow = { ...world.deps, shortLinks: { ...world.shortLinks, read } };
    await expect(editShortLink(code, change, people.editor, slow)).rejects.toMatchObject({
      code: 'short_link.changed',
    });
    expect(await world.shortLinks.read(code)).toMatchObject({
      title: 'Kerkplein',
      target: { to: 'merchants' },
      version: 1,
    });
  });

  it.each([
    ['a merchant’s page of no merchant', { target: { to: 'merchant' } }, 400],
    ['a merchant that is not there', { merchant: 'mer_01kb0000000000000000000000' }, 404],
    ['a phase that is not there', { phase: 'pha_01kb0000000000000000000000' }, 404],
    ['a municipality that takes no part', { municipality: '11002' }, 404],
    ['a material that nobody prints on', { material: 'sky' }, 400],
  ])('is not made for %s', async (_, change, status) => {
    const wanted = { municipality: retie, material: 'poster', target: { to: 'merchants' } };
    const answer = await world.call(`POST ${path}`, { ...wanted, ...change });
    expect(answer.status).toBe(status);
    expect((await listed()).links).toEqual([]);
  });

  it('is not made of a merchant or for a phase of another municipality', async () => {
    const { id: merchant } = await world.campaign.merchant({ nis: balen });
    const { id: phase } = await world.phase({ scope: balen });
    const wanted = { municipality: retie, material: 'bag', target: { to: 'merchants' } };
    expect((await world.call(`POST ${path}`, { ...wanted, merchant })).status).toBe(404);
    expect((await world.call(`POST ${path}`, { ...wanted, phase })).status).toBe(404);
  });

  it.each([
    { to: 'path', path: '/s/bcdfgh2' },
    { to: 'path', path: '/vote/../s/bcdfgh2?x=1' },
    { to: 'url', url: 'https://www.vanhier.example/s/bcdfgh2' },
  ])('leads to no other and not to itself: $path$url', async (target) => {
    const { code, version } = await world.link();
    const wanted = { municipality: retie, material: 'poster', target };
    const answers = [
      await world.call(`POST ${path}`, wanted),
      await world.call(`POST ${path}/for-merchants`, wanted),
      await world.call(`PATCH ${path}/${code}`, { version, target }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
    const elsewhere = { to: 'url', url: 'https://www.retie.example/s/bcdfgh2' };
    expect(await world.link({ target: elsewhere })).toMatchObject({ target: elsewhere });
  });

  it('is one of a merchant’s for a phase, material and title, until it is retired', async () => {
    const { id: merchant } = await world.campaign.merchant();
    const wanted = { municipality: retie, material: 'bag', merchant, target: { to: 'merchant' } };
    const first = await world.link(wanted);
    expect(await world.call(`POST ${path}`, wanted)).toMatchObject({
      status: 409,
      body: { code: 'short_link.exists' },
    });
    await world.link({ ...wanted, title: 'Papier' });
    const retired = { version: 0, state: 'retired' };
    expect((await world.call(`PATCH ${path}/${first.code}`, retired)).status).toBe(200);
    await world.link(wanted);
    const again = await world.call(`PATCH ${path}/${first.code}`, { version: 1, state: 'active' });
    expect(again).toMatchObject({ status: 409, body: { code: 'short_link.exists' } });
  });

  it('of a merchant keeps its title, by which it is told from the others; another may change it', async () => {
    const { id: merchant } = await world.campaign.merchant();
    const [ofMerchant, other] = [await world.link({ merchant }), await world.link()];
    const change = { version: 0, title: 'Op de toog' };
    const answers = [ofMerchant, other].map(({ code }) =>
      world.call(`PATCH ${path}/${code}`, change),
    );
    const [refused, changed] = await Promise.all(answers);
    expect([refused?.status, refused?.body.issues[0].path]).toEqual([400, 'body.title']);
    expect([changed?.status, changed?.body.title]).toEqual([200, 'Op de toog']);
  });

  it('cannot be made by two at once where there is to be one', async () => {
    const { id: merchant } = await world.campaign.merchant();
    const wanted = { municipality: retie, material: 'bag', merchant, target: { to: 'merchant' } };
    const answers = await Promise.all([1, 2, 3].map(() => world.call(`POST ${path}`, wanted)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });
});

describe('the list', () => {
  it('is of one municipality, page by page, narrowed by what is asked', async () => {
    const { id: phase } = await world.phase();
    const made: string[] = [];
    for (const material of ['poster', 'bag', 'poster', 'window', 'poster']) {
      made.push((await world.link({ material, ...(material === 'bag' && { phase }) })).code);
    }
    await world.link({ municipality: balen });
    const codes = async (query: string) =>
      (await listed(query)).links.map(({ code }: { code: string }) => code).sort();
    expect(await codes('')).toEqual([...made].sort());
    expect(await codes('&material=poster')).toHaveLength(3);
    expect(await codes(`&phase=${phase}`)).toEqual([made[1]]);
    const first = await listed('&material=poster&limit=2');
    expect(first.links).toHaveLength(2);
    const rest = await listed(`&material=poster&limit=2&cursor=${first.cursor}`);
    expect(rest.links).toHaveLength(1);
    expect(rest.cursor).toBeUndefined();
    const elsewhere = await world.call(`GET ${path}?municipality=${balen}&cursor=${first.cursor}`);
    expect(elsewhere).toMatchObject({ status: 400, body: { code: 'cursor.invalid' } });
  });
});

describe('links for all merchants of a municipality', () => {
  const forAll = (body: Record<string, unknown> = {}) =>
    world.call(`POST ${path}/for-merchants`, { municipality: retie, material: 'bag', ...body });

  it('are made in one call, each to its merchant’s page; a second call makes what is missing', async () => {
    const { id: phase } = await world.phase();
    const shops = [];
    for (let count = 0; count < 85; count += 1) shops.push(await world.campaign.merchant());
    await world.campaign.merchant({ state: 'hidden' });
    await world.campaign.merchant({ nis: balen });
    await world.link({ merchant: shops[50]?.id, material: 'bag', phase });
    const { status, body } = await forAll({ phase });
    expect([status, body.made.length, body.existing]).toEqual([200, 84, 1]);
    const merchants = new Set(
      body.made.map(({ merchantId }: { merchantId: string }) => merchantId),
    );
    expect(merchants.size).toBe(84);
    expect(body.made[0]).toMatchObject({ target: { to: 'merchant' }, phaseId: phase });
    expect((await forAll({ phase })).body).toEqual({ made: [], existing: 85 });
    await world.campaign.merchant();
    expect((await forAll({ phase })).body).toMatchObject({ made: [{}], existing: 85 });
    expect((await forAll()).body.made).toHaveLength(86);
  });

  it('are none for a phase of elsewhere', async () => {
    const { id: phase } = await world.phase({ scope: balen });
    expect((await forAll({ phase })).status).toBe(404);
  });
});

describe('a phase', () => {
  it('of the programme is everybody’s; of a municipality its own', async () => {
    await world.phase({ scope: balen, name: { nl: 'Balen' } });
    await world.phase({ scope: 'programme', name: { nl: 'Allen' } });
    await world.phase({ name: { nl: 'Retie' } });
    const seen = async (query = '', call = world.call) =>
      (await call(`GET /staff/engagement/phases${query}`)).body.phases
        .map(({ name }: { name: { nl: string } }) => name.nl)
        .sort();
    expect(await seen()).toEqual(['Allen', 'Balen', 'Retie']);
    expect(await seen(`?municipality=${retie}`)).toEqual(['Allen', 'Retie']);
    const balenStaff = world.staff(people.balenEditor);
    expect(await seen('', (line) => balenStaff('x', line))).toEqual(['Allen', 'Balen']);
  });

  it('is changed by one of several who do so at once', async () => {
    const { id } = await world.phase();
    const change = { version: 0, to: '2027-01-06' };
    const answers = await Promise.all(
      [1, 2, 3].map(() => world.call(`PATCH /staff/engagement/phases/${id}`, change)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('takes a name and days in their order, and changes only as it was seen', async () => {
    const { id } = await world.phase();
    const change = (body: unknown) => world.call(`PATCH /staff/engagement/phases/${id}`, body);
    expect(await change({ version: 0, to: '2026-11-01' })).toMatchObject({
      status: 422,
      body: { code: 'phase.period' },
    });
    expect((await change({ version: 0, to: '2027-01-06' })).body).toMatchObject({
      from: '2026-12-01',
      to: '2027-01-06',
      version: 1,
    });
    expect(await change({ version: 0, to: '2027-01-07' })).toMatchObject({
      status: 409,
      body: { code: 'phase.changed' },
    });
    expect((await world.phase({ name: {} })).code).toBe('request.invalid');
  });
});

describe('GET /staff/engagement/scans', () => {
  it('tells raw and human scans by day, material, phase and link', async () => {
    const { id: phase } = await world.phase();
    const bag = await world.link({ material: 'bag', phase });
    const poster = await world.link();
    await world.link({ municipality: balen });
    for (const { path: scanned } of [bag, bag, poster]) await world.scan(scanned);
    await world.scan(poster.path, { 'user-agent': 'WhatsApp/2.23.20.0' });
    await world.count();
    const { body } = await world.call(`GET /staff/engagement/scans?municipality=${retie}`);
    expect(body).toMatchObject({
      total: { raw: 4, human: 3 },
      days: [{ day: '2026-12-01', scans: { raw: 4, human: 3 } }],
      materials: [
        { material: 'bag', scans: { raw: 2, human: 2 } },
        { material: 'poster', scans: { raw: 2, human: 1 } },
      ],
      phases: [{ phaseId: phase, name: { nl: 'Winter' }, scans: { raw: 2, human: 2 } }],
    });
    const ofLinks = Object.fromEntries(
      body.links.map(({ code, scans }: { code: string; scans: unknown }) => [code, scans]),
    );
    expect(ofLinks).toEqual({
      [bag.code]: { raw: 2, human: 2 },
      [poster.code]: { raw: 2, human: 1 },
    });
    const { body: one } = await world.call(`GET ${path}/${poster.code}`);
    expect(one.scans.total).toEqual({ raw: 2, human: 1 });
    const later = await world.call(
      `GET /staff/engagement/scans?municipality=${retie}&from=2026-12-02&material=bag`,
    );
    expect(later.body).toMatchObject({ total: { raw: 0, human: 0 }, days: [] });
    expect(later.body.links).toHaveLength(1);
  });
});
