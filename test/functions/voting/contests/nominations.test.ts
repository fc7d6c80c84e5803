import { beforeEach, describe, expect, it } from 'vitest';
import type { Contest } from '../../../../functions/voting/contests/contest.ts';
import {
  linkNomination,
  mergeNominations,
  rejectNomination,
} from '../../../../functions/voting/contests/nominations/moderate.ts';
import {
  type NewNomination,
  nominate,
} from '../../../../functions/voting/contests/nominations/nominate.ts';
import { listNominations } from '../../../../functions/voting/contests/nominations/nomination-repository.ts';
import { balen, type ContestsWorld, contestsWorld, during } from './contests-world.ts';

let world: ContestsWorld;
let contest: Contest;
beforeEach(async () => {
  world = await contestsWorld();
  contest = await world.makeContest();
  world.now.set(during.nominations);
});

let visitors = 0;
function aVisitor(): string {
  visitors += 1;
  return `198.18.${visitors >> 8}.${visitors & 255}`;
}

const say = (nominee: NewNomination['nominee'], more: Partial<NewNomination> = {}) =>
  nominate({ contest, by: { kind: 'resident', viewer: aVisitor() }, nominee, ...more }, world.deps);
const shop = { name: 'Frituur de Hoek', address: 'Markt 9, Retie' };
const kept = async () =>
  (await listNominations(world.table, contest.id, { limit: 200 })).nominations;
const by = () => ({ principal: world.editor, contestId: contest.id });

describe('a resident’s nomination', () => {
  it('of a listed merchant counts at once, and nothing says who it was', async () => {
    const merchant = await world.addMerchant();
    const viewer = '203.0.113.77';
    await say(
      { merchantId: merchant.id },
      { by: { kind: 'resident', viewer }, reason: ' Zo  vriendelijk\u0007! ' },
    );
    await say({ merchantId: merchant.id });
    const [candidate, ...others] = await world.deps.contests.candidates(contest.id);
    expect(others).toEqual([]);
    expect(candidate).toMatchObject({
      merchantId: merchant.id,
      state: 'nominated',
      nominations: 2,
    });
    const [first] = await kept();
    expect(first).toEqual({
      id: expect.any(String),
      contestId: contest.id,
      source: 'resident',
      reason: 'Zo vriendelijk !',
      state: 'linked',
      weight: 1,
      merchantId: merchant.id,
      candidateId: candidate?.id,
      at: '2026-12-10T10:00:00.000Z',
      version: 1,
    });
  });

  it('leaves no trace of the visitor’s address in the table', async () => {
    await say({ shop }, { by: { kind: 'resident', viewer: '203.0.113.77' } });
    const everything: string[] = [];
    const partitions = [`CONTEST#${contest.id}`, `CONTEST_AUDIT#${contest.id}`];
    for (const pk of partitions) {
      for await (const item of world.table.queryAll({ pk })) everything.push(JSON.stringify(item));
    }
    expect(everything.join()).toContain('Frituur');
    expect(everything.join()).not.toContain('203.0.113');
  });

  it('of a shop that the directory does not have waits for staff', async () => {
    const nomination = await say({
      shop: { name: 'Frituur\u202e  de Hoek', address: ' Markt 9\r\nRetie ' },
    });
    expect(nomination).toMatchObject({
      state: 'waiting',
      shop: { name: 'Frituur de Hoek', address: 'Markt 9 Retie' },
    });
    expect(await world.deps.contests.candidates(contest.id)).toEqual([]);
  });

  it('is refused when nothing readable was written', async () => {
    await expect(say({ shop: { name: '\u200b\u200b', address: 'Markt' } })).rejects.toMatchObject({
      code: 'request.invalid',
      issues: [{ path: 'body.shop.name' }],
    });
  });

  it('is cut where the reason is long', async () => {
    const nomination = await say({ shop }, { reason: 'zo goed '.repeat(5000) });
    expect(nomination?.reason?.length).toBeLessThanOrEqual(500);
  });

  it.each([
    ['before nominations open', '2026-12-01T06:59:59Z'],
    ['from the very second in which they close', '2026-12-31T19:00:00Z'],
  ])('is refused %s', async (_, now) => {
    world.now.set(now);
    await expect(say({ shop })).rejects.toMatchObject({ code: 'contest.state' });
  });

  it('is taken in the last moment', async () => {
    world.now.set('2026-12-31T18:59:59.999Z');
    await expect(say({ shop })).resolves.toBeDefined();
  });

  it.each([
    ['of another municipality', { nis: balen }],
    ['that is hidden', { state: 'hidden' as const }],
    ['that waits for staff', { state: 'pending' as const }],
  ])('is refused for a merchant %s', async (_, change) => {
    const merchant = await world.addMerchant(change);
    await expect(say({ merchantId: merchant.id })).rejects.toMatchObject({
      code: 'merchant.not_found',
    });
  });

  it('counts once a merchant is nominated for the first time by many at the same moment', async () => {
    const merchant = await world.addMerchant();
    await Promise.all(Array.from({ length: 12 }, () => say({ merchantId: merchant.id })));
    const candidates = await world.deps.contests.candidates(contest.id, { consistent: true });
    expect(candidates).toMatchObject([{ nominations: 12 }]);
  });
});

describe('who nominates much', () => {
  it('counts five times a day for one shop from one network, and is not told', async () => {
    const merchant = await world.addMerchant();
    const from = (viewer: string) =>
      say({ merchantId: merchant.id }, { by: { kind: 'resident', viewer } });
    const answers = [];
    for (let turn = 0; turn < 8; turn += 1) answers.push(await from('2001:db8:1:2::7'));
    expect(answers.filter(Boolean)).toHaveLength(5);
    expect(await from('2001:db8:1:2:9::1')).toBeUndefined();
    expect(await from('2001:db8:1:3::7')).toBeDefined();
    world.now.advance(86_400);
    expect(await from('2001:db8:1:2::7')).toBeDefined();
  });

  it('is told after thirty in an hour, whatever the shops', async () => {
    const viewer = aVisitor();
    const write = (name: string) =>
      say({ shop: { name, address: 'Markt' } }, { by: { kind: 'resident', viewer } });
    for (let turn = 0; turn < 30; turn += 1) await write(`Shop ${turn}`);
    await expect(write('One more')).rejects.toMatchObject({ code: 'request.too_many' });
    expect(await kept()).toHaveLength(30);
  });

  it('shares one limit with all whose address nobody vouches for', async () => {
    const write = (name: string) =>
      say({ shop: { name, address: 'Markt' } }, { by: { kind: 'resident', viewer: undefined } });
    for (let turn = 0; turn < 30; turn += 1) await write(`Shop ${turn}`);
    await expect(write('One more')).rejects.toMatchObject({ code: 'request.too_many' });
  });
});

it('who invents more shops than staff can read keeps nobody from nominating a listed merchant', async () => {
  const merchant = await world.addMerchant();
  const write = (name: string) => say({ shop: { name, address: 'Markt' } });
  await write('The first');
  const digest = await world.deps.keys.sign('nomination-limit', contest.id);
  const day = Math.floor(world.now().getTime() / 86_400_000);
  await world.table.update(
    { pk: `RATE#nominate-in#${digest.toString('base64url')}`, sk: `WINDOW#${day}` },
    {
      expression: 'ADD taken :more',
      condition: 'taken = :one',
      values: { ':more': 1999, ':one': 1 },
    },
  );
  await expect(write('One more')).rejects.toMatchObject({ code: 'request.too_many' });
  expect(await say({ merchantId: merchant.id })).toMatchObject({ state: 'linked' });
});

describe('a merchant that nominates itself', () => {
  it('becomes a candidate, and still has to agree', async () => {
    const merchant = await world.addMerchant();
    const nomination = await say({ merchantId: merchant.id }, { by: { kind: 'merchant' } });
    expect(nomination).toMatchObject({ source: 'merchant', state: 'linked' });
    expect(await world.candidate(contest.id, nomination?.candidateId ?? '')).toMatchObject({
      state: 'nominated',
    });
  });
});

describe('a nomination by staff', () => {
  it('is possible until the ballot is fixed, and stands in the log', async () => {
    world.now.set(during.review);
    await world.aNominee(contest);
    expect((await world.lines(contest.id)).at(-1)).toMatchObject({
      action: 'nomination.made',
      by: world.editor.accountId,
    });
    const { contest: fixed } = await world.fixed({ slug: 'fixed' });
    await expect(world.aNominee(fixed)).rejects.toMatchObject({ code: 'contest.state' });
  });
});

describe('moderation', () => {
  it('links a shop to its merchant, which becomes a candidate with all that was merged', async () => {
    const [one, two, three] = [await say({ shop }), await say({ shop }), await say({ shop })];
    const ids = [one, two, three].map((nomination) => nomination?.id ?? '');
    const [first = '', second = '', third = ''] = ids;
    await mergeNominations({ ...by(), nominationId: second, into: first }, world.deps);
    await mergeNominations({ ...by(), nominationId: third, into: first }, world.deps);
    const merchant = await world.addMerchant();
    const linked = await linkNomination(
      { ...by(), nominationId: first, merchantId: merchant.id },
      world.deps,
    );
    expect(linked).toMatchObject({ state: 'linked', weight: 3, merchantId: merchant.id });
    expect(await world.deps.contests.candidates(contest.id)).toMatchObject([{ nominations: 3 }]);
    expect((await world.lines(contest.id)).map(({ action }) => action)).toEqual([
      'contest.created',
      'nomination.merged',
      'nomination.merged',
      'nomination.linked',
    ]);
  });

  it('adds to a merchant who is a candidate already', async () => {
    const merchant = await world.addMerchant();
    await say({ merchantId: merchant.id });
    const nomination = await say({ shop });
    await linkNomination(
      { ...by(), nominationId: nomination?.id ?? '', merchantId: merchant.id },
      world.deps,
    );
    expect(await world.deps.contests.candidates(contest.id)).toMatchObject([{ nominations: 2 }]);
  });

  it('decides once: what is linked, merged or rejected stays so', async () => {
    const merchant = await world.addMerchant();
    const nomination = await say({ shop });
    const other = await say({ shop });
    const ref = { ...by(), nominationId: nomination?.id ?? '' };
    await rejectNomination(ref, world.deps);
    const link = linkNomination({ ...ref, merchantId: merchant.id }, world.deps);
    await expect(link).rejects.toMatchObject({ code: 'nomination.state' });
    const merge = mergeNominations({ ...ref, into: other?.id ?? '' }, world.deps);
    await expect(merge).rejects.toMatchObject({ code: 'nomination.state' });
    const self = { ...by(), nominationId: other?.id ?? '', into: other?.id ?? '' };
    await expect(mergeNominations(self, world.deps)).rejects.toMatchObject({
      code: 'nomination.state',
    });
    expect(await world.deps.contests.candidates(contest.id)).toEqual([]);
  });

  it('counts a nomination once when two people link it at the same moment', async () => {
    const merchant = await world.addMerchant();
    const nomination = await say({ shop });
    const link = () =>
      linkNomination(
        { ...by(), nominationId: nomination?.id ?? '', merchantId: merchant.id },
        world.deps,
      );
    const outcomes = await Promise.allSettled([link(), link(), link()]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await world.deps.contests.candidates(contest.id)).toMatchObject([{ nominations: 1 }]);
  });

  it('refuses a merchant of elsewhere, and a nomination of another contest', async () => {
    const nomination = await say({ shop });
    const stranger = await world.addMerchant({ nis: balen });
    const ref = { ...by(), nominationId: nomination?.id ?? '' };
    await expect(
      linkNomination({ ...ref, merchantId: stranger.id }, world.deps),
    ).rejects.toMatchObject({ code: 'merchant.not_found' });
    const other = await world.makeContest({ slug: 'other' });
    await expect(
      rejectNomination({ ...ref, contestId: other.id }, world.deps),
    ).rejects.toMatchObject({ code: 'nomination.not_found' });
  });
});
