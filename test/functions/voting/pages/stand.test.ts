import { describe, expect, it } from 'vitest';
import { createMerchantLinks } from '../../../../functions/merchants/links.ts';
import type { Merchant } from '../../../../functions/merchants/merchant.ts';
import { standPath } from '../../../../functions/merchants/paths.ts';
import { createMerchantRepository } from '../../../../functions/merchants/repository/merchants.ts';
import { creationWrites } from '../../../../functions/voting/contests/change-contest.ts';
import type { Contest } from '../../../../functions/voting/contests/contest.ts';
import { listNominations } from '../../../../functions/voting/contests/nominations/nomination-repository.ts';
import { createKeyRing } from '../../../../shared/secrets/key-ring.ts';
import { aContest } from '../../../builders/contest.ts';
import { aMerchant } from '../../../builders/merchant.ts';
import { formOn } from './read-page.ts';
import { nominating, visitsWorld } from './visits-world.ts';

const balen = '13003';

/** A merchant whom nobody has nominated, with the link of its manage page. */
async function standing({
  contest = nominating,
  merchant: change = {},
}: {
  contest?: Partial<Contest>;
  merchant?: Partial<Merchant>;
} = {}) {
  const world = await visitsWorld({ contest });
  const repository = createMerchantRepository(world.table, { now: world.now });
  const wanted = aMerchant({ id: world.newId('mer'), ...change });
  await repository.create(wanted, []);
  const merchant = await repository.get(wanted.id);
  if (!merchant) throw new Error('no merchant');
  return {
    ...world,
    repository,
    merchant,
    link: standPath('nl', await tokenOf(merchant, world.deps)),
    /** What the contest holds of the merchant. */
    async held() {
      const all = await world.deps.contests.candidates(world.id, { consistent: true });
      const { nominations } = await listNominations(world.table, world.id, { limit: 20 });
      return {
        candidates: all.filter(({ merchantId }) => merchantId === merchant.id),
        nominations,
      };
    },
  };
}

async function tokenOf(
  merchant: Merchant,
  deps: Parameters<typeof createMerchantLinks>[0],
): Promise<string> {
  const { manageUrl } = await createMerchantLinks(deps).manage(merchant);
  return new URL(manageUrl).searchParams.get('token') ?? '';
}

const nothing = { candidates: [], nominations: [] };

describe('a merchant who puts itself forward', () => {
  it('goes from the link of its manage page to its own yes', async () => {
    const world = await standing();
    const page = await world.get(world.link);
    expect(page.statusCode).toBe(200);
    expect(page.heading).toBe('Doe mee met de stemming');
    expect(page.text).toContain('Bakkerij Peeters zelf voorstellen');
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    expect(await world.held()).toEqual(nothing);
    const consent = await world.send(page, '/stand');
    expect(consent.heading).toBe('Bakkerij Peeters is voorgesteld als ambassadeur');
    expect(consent.text).toContain('U hebt uw zaak voorgesteld. Nog één stap');
    expect(consent.text).not.toContain('Proficiat');
    const { candidates, nominations } = await world.held();
    expect(candidates).toMatchObject([{ state: 'nominated', nominations: 1 }]);
    expect(nominations).toMatchObject([
      { source: 'merchant', state: 'linked', merchantId: world.merchant.id },
    ]);
    const agreed = await world.send(consent, '/consent', { 'story-nl': 'Kom eens langs!' });
    expect(agreed.heading).toBe('U doet mee');
    expect((await world.held()).candidates).toMatchObject([
      { state: 'agreed', story: { nl: 'Kom eens langs!' } },
    ]);
  });

  it('counts once, and is led to the same page whenever it comes again', async () => {
    const world = await standing();
    const page = await world.get(world.link);
    const { action, fields } = formOn(page.body, '/stand');
    const both = await Promise.all([world.post(action, fields), world.post(action, fields)]);
    const again = await world.post(action, fields);
    for (const { statusCode, headers } of [...both, again]) {
      expect(statusCode).toBe(303);
      const consent = await world.get(String(headers.location));
      expect(consent.text).toContain('U hebt uw zaak voorgesteld.');
    }
    const { candidates, nominations } = await world.held();
    expect(candidates).toMatchObject([{ nominations: 1 }]);
    expect(nominations).toHaveLength(1);
    const later = await world.get(world.link);
    expect(later.text).toContain('Bakkerij Peeters is al voorgesteld.');
    expect(later.body).not.toContain('<form method="post" action="/vote/nl/stand"');
    const onward = /href="(\/vote\/nl\/consent\?token=[^"]+)"/.exec(later.body)?.[1] ?? '';
    expect((await world.get(onward)).text).toContain('U hebt uw zaak voorgesteld.');
  });

  it('adds itself to what residents have counted', async () => {
    const world = await standing();
    await world.send(await world.get('/vote/nl/retie/2026/nominate'), '/nominate', {
      name: 'Bakkerij Peeters',
    });
    await world.send(await world.get(world.link), '/stand');
    const { candidates, nominations } = await world.held();
    expect(candidates).toMatchObject([{ nominations: 2 }]);
    expect(nominations.map(({ source }) => source).sort()).toEqual(['merchant', 'resident']);
  });

  it('who has said yes or no already, or was refused, is led on without being counted', async () => {
    const world = await standing();
    const [first] = world.candidates;
    const merchant = first && (await world.deps.merchants.get(first.merchantId));
    if (!merchant) throw new Error('no merchant');
    const token = await tokenOf(merchant, world.deps);
    const page = await world.get(standPath('fr', token));
    expect(page.text).toContain('Winkel 1 est déjà proposé.');
    const form = { token, contest: world.id };
    const consent = await world.post('/vote/fr/stand', form);
    expect(consent.headers.location).toMatch(/^\/vote\/fr\/consent\?token=/);
    expect((await world.held()).nominations).toEqual([]);
  });
});

describe('a merchant who cannot put itself forward', () => {
  it.each([
    ['pending', 'kijkt Bakkerij Peeters nog na'],
    ['rejected', 'heeft Bakkerij Peeters niet aanvaard'],
    ['hidden', 'toont Bakkerij Peeters voorlopig niet'],
  ] as const)('is told why while it is %s', async (state, words) => {
    const world = await standing({ merchant: { state } });
    const token = new URL(world.link, 'https://x.example').searchParams.get('token') ?? '';
    const answers = [
      await world.get(world.link),
      await world.post('/vote/nl/stand', { token, contest: world.id }),
    ];
    for (const { statusCode, text, body } of answers) {
      expect(statusCode).toBe(409);
      expect(text).toContain(words);
      expect(body).toContain(`href="/merchants/nl/manage?token=${token}"`);
    }
    expect(await world.held()).toEqual(nothing);
  });

  it('is told when nominations are, before their time and after it', async () => {
    const world = await standing();
    const page = await world.get(world.link);
    for (const [time, words] of [
      ['2026-10-20T12:00:00Z', 'van zondag 1 november tot maandag 30 november'],
      ['2026-12-01T12:00:00Z', 'In Retie kunt u op dit ogenblik geen winkel voorstellen.'],
    ] as const) {
      world.now.set(time);
      const link = standPath('nl', await tokenOf(world.merchant, world.deps));
      const { action, fields } = formOn(page.body, '/stand');
      const token = new URL(link, 'https://x.example').searchParams.get('token') ?? '';
      for (const answer of [
        await world.get(link),
        await world.post(action, { ...fields, token }),
      ]) {
        expect(answer.statusCode).toBe(409);
        expect(answer.text).toContain(words);
      }
    }
    expect(await world.held()).toEqual(nothing);
  });

  it('has nothing to do with the contest of another municipality', async () => {
    const world = await standing({ merchant: { nis: balen } });
    const token = new URL(world.link, 'https://x.example').searchParams.get('token') ?? '';
    expect((await world.get(world.link)).text).toContain('In Balen kunt u op dit ogenblik geen');
    const form = { token, contest: world.id };
    expect((await world.post('/vote/nl/stand', form)).statusCode).toBe(409);
    const own = aContest({ ...nominating, id: world.newId('con'), nis: balen });
    const about = { action: 'contest.created', by: 'system', at: world.now() } as const;
    await world.table.transact(creationWrites(own, about, world).writes);
    expect((await world.get(world.link)).body).toContain(`value="${own.id}"`);
    expect((await world.post('/vote/nl/stand', form)).statusCode).toBe(409);
    expect(await world.held()).toEqual(nothing);
  });
});

describe('a link that opens nothing', () => {
  const refused = async (
    world: Awaited<ReturnType<typeof standing>>,
    { token, status }: { token: string; status: number },
  ) => {
    for (const answer of [
      await world.get(standPath('nl', token)),
      await world.post('/vote/nl/stand', { token, contest: world.id }),
    ]) {
      expect(answer.statusCode).toBe(status);
      expect(answer.heading).toBe('Deze link werkt niet');
      expect(answer.body).toContain('href="/merchants/nl/lost-link"');
    }
    expect(await world.held()).toEqual(nothing);
  };

  it('is one that was cut off, made by others or for something else', async () => {
    const world = await standing();
    const token = await tokenOf(world.merchant, world.deps);
    const keys = createKeyRing(async () => 'the key of somebody else');
    const { confirmUrl } = await createMerchantLinks(world.deps).confirm(world.merchant);
    for (const wrong of [
      '',
      `${token.slice(0, -8)}AAAAAAAA`,
      await tokenOf(world.merchant, { ...world.deps, keys }),
      new URL(confirmUrl).searchParams.get('token') ?? '',
      new URL(await world.consentLink(1)).searchParams.get('token') ?? '',
    ]) {
      await refused(world, { token: wrong, status: 400 });
    }
  });

  it('is one that is too old', async () => {
    const world = await standing();
    world.now.set('2026-08-01T12:00:00Z');
    const token = await tokenOf(world.merchant, world.deps);
    world.now.set('2026-11-19T12:00:00Z');
    await refused(world, { token, status: 410 });
  });

  it('is one that was mailed to whoever was the contact before', async () => {
    const world = await standing();
    const token = await tokenOf(world.merchant, world.deps);
    const contact = { email: 'new@x.example', language: 'nl' } as const;
    await world.repository.replace(world.merchant, { ...world.merchant, contact }, []);
    await refused(world, { token, status: 410 });
  });
});
