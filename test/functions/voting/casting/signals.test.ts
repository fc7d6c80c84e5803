import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { confirmByCode, confirmByLink } from '../../../../functions/voting/casting/confirm-vote.ts';
import { pepperOf } from '../../../../functions/voting/casting/peppers.ts';
import { newChallenge } from '../../../../functions/voting/casting/proof-of-work.ts';
import { signalOf, signalThresholds } from '../../../../functions/voting/casting/signals.ts';
import { signalKey } from '../../../../functions/voting/casting/vote-keys.ts';
import { solve } from './solve-challenge.ts';
import { type CastingWorld, castingWorld } from './world.ts';

const pepper = pepperOf(randomBytes(32), 'con_a');
const now = new Date('2026-11-22T12:00:00Z');
const sighting = { address: 'els@gmail.com', viewer: '198.51.100.7', proof: 'valid', now } as const;

describe('the signal of a vote', () => {
  it.each([
    ['disposable', { address: 'x@mailinator.com' }],
    ['disposable', { address: 'x@a.b.mailinator.com', proof: 'absent' as const }],
    ['domain', { address: 'els@bakkerij-peeters.be', proof: 'absent' as const }],
    ['unproven', { proof: 'absent' as const }],
    ['network', {}],
    ['network', { viewer: undefined }],
  ])('is %s, the most telling that applies', (kind, changes) => {
    expect(signalOf({ ...sighting, ...changes }, pepper).kind).toBe(kind);
  });

  it('is one of a day, of a domain, of a household, and of all disposable mailboxes', () => {
    const digest = (changes: Partial<Parameters<typeof signalOf>[0]>) =>
      signalOf({ ...sighting, ...changes }, pepper).digest;
    const same = [
      [{}, { address: 'jan@telenet.be' }],
      [{ viewer: '2001:db8::1' }, { viewer: '2001:db8:0:0:9::' }],
      [{ address: 'a@x.be' }, { address: 'b@mail.x.be', viewer: '203.0.113.1' }],
      [{ address: 'a@mailinator.com' }, { address: 'b@yopmail.com', viewer: '203.0.113.1' }],
      [{}, { now: new Date('2026-11-22T23:59:59Z') }],
    ];
    for (const [one = {}, other = {}] of same) expect(digest(one)).toBe(digest(other));
    const different = [
      [{}, { viewer: '198.51.100.8' }],
      [{}, { now: new Date('2026-11-23T00:00:00Z') }],
      [{}, { proof: 'absent' as const }],
      [{ address: 'a@x.be' }, { address: 'a@y.be' }],
    ];
    for (const [one = {}, other = {}] of different) expect(digest(one)).not.toBe(digest(other));
  });

  it('says nothing to who has no pepper, and nothing across contests', () => {
    const other = pepperOf(randomBytes(32), 'con_b');
    expect(signalOf(sighting, other).digest).not.toBe(signalOf(sighting, pepper).digest);
  });
});

/** The cohorts of ballots and of voters, each with how many there are. */
async function cohorts({ voteTable, contest }: CastingWorld, contestId = contest.id) {
  const of = async (kind: string) => {
    const found = new Map<string, number>();
    for (const { pk, cohort } of await voteTable.items()) {
      if (!String(pk).startsWith(`${kind}#${contestId}#`)) continue;
      const code = typeof cohort === 'string' ? cohort : 'none';
      found.set(code, (found.get(code) ?? 0) + 1);
    }
    return Object.fromEntries(found);
  };
  return { ballots: await of('BALLOT'), voters: await of('ROLL') };
}

const countsOf = (found: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(found).map(([code, count]) => [code.split(':')[0] ?? '', count]),
  );

describe('cohorts', () => {
  const voteAs = async (
    world: CastingWorld,
    count: number,
    address: (index: number) => string,
    options: { viewer?: string; proof?: () => Promise<string> } = {},
  ) => {
    for (let index = 0; index < count; index += 1) {
      const { proof, ...rest } = options;
      const asked = await world.ask(address(index), {
        ...rest,
        ...(proof && { proof: await proof() }),
      });
      await confirmByLink(asked, world.deps);
    }
  };

  it('have none of the voters whose signals are quiet', async () => {
    const world = await castingWorld();
    await voteAs(world, 60, (index) => `p${index}@telenet.be`);
    expect(await cohorts(world)).toEqual({ ballots: { none: 60 }, voters: { none: 60 } });
  });

  it.each([
    ['domain', 20, (index: number) => `p${index}@evil.example`, {}],
    ['unproven', 10, (index: number) => `p${index}@telenet.be`, { viewer: '198.51.100.7' }],
  ])(
    'of a %s begin with the vote after the %ith, on ballot and voter alike',
    async (kind, threshold, address, options) => {
      const world = await castingWorld();
      await voteAs(world, threshold, address, options);
      expect((await cohorts(world)).ballots).toEqual({ none: threshold });
      await voteAs(world, 5, (index) => address(index + threshold), options);
      const { ballots, voters } = await cohorts(world);
      expect(countsOf(ballots)).toEqual({ none: threshold, [kind]: 5 });
      expect(voters).toEqual(ballots);
    },
  );

  it('of a network that proves its work begin with the vote after the 30th', async () => {
    const world = await castingWorld();
    const proof = async () => solve(await newChallenge(world.deps));
    const options = { viewer: '198.51.100.7', proof };
    // As 28 votes would leave it, of which the first 15 are not counted: a proof takes its time.
    const { digest } = signalOf({ ...sighting, now: world.now() }, world.pepper());
    await world.voteTable.table.put({
      ...signalKey(world.contest.id, digest),
      asked: 28,
      voted: 13,
    });
    await voteAs(world, 5, (index) => `p${index}@telenet.be`, options);
    expect(countsOf((await cohorts(world)).ballots)).toEqual({ none: 2, network: 3 });
  });

  it('of disposable mailboxes begin with the first vote', async () => {
    const world = await castingWorld();
    await voteAs(world, 3, (index) => `p${index}@mailinator.com`);
    expect(countsOf((await cohorts(world)).ballots)).toEqual({ disposable: 3 });
  });

  it('begin at the same count when all ask first and confirm later, at once', async () => {
    const world = await castingWorld();
    const asked = [];
    for (let index = 0; index < 50; index += 1)
      asked.push(await world.ask(`p${index}@evil.example`));
    await Promise.all(asked.map((one) => confirmByLink(one, world.deps)));
    expect(countsOf((await cohorts(world)).ballots)).toEqual({ none: 20, domain: 30 });
  });

  it('are of one day and of one contest', async () => {
    const world = await castingWorld();
    await voteAs(world, 22, (index) => `p${index}@evil.example`);
    world.now.advance(86_400);
    await voteAs(world, 22, (index) => `q${index}@evil.example`);
    const { ballots } = await cohorts(world);
    expect(Object.values(ballots).sort()).toEqual([2, 2, 40]);
    const { contest } = await world.addContest({ slug: 'other' });
    const asked = await world.ask('r@evil.example', { contest });
    await confirmByLink(asked, world.deps);
    expect((await cohorts(world, contest.id)).ballots).toEqual({ none: 1 });
  });

  it('are not brought on by one voter who confirms again and again', async () => {
    const world = await castingWorld();
    for (let index = 0; index < 12; index += 1) await world.ask(`idle${index}@evil.example`);
    const asked = await world.ask('p@evil.example');
    for (let index = 0; index < 40; index += 1) await confirmByLink(asked, world.deps);
    for (let index = 0; index < 5; index += 1) {
      const { sealedRequest } = asked;
      await confirmByCode({ sealedRequest, code: '12' }, world.deps).catch(() => undefined);
    }
    await voteAs(world, 9, (index) => `q${index}@evil.example`);
    expect((await cohorts(world)).ballots).toEqual({ none: 10 });
  });

  it('are not brought on by votes that the gate refuses', async () => {
    const world = await castingWorld();
    const asked = [];
    for (let index = 0; index < 30; index += 1)
      asked.push(await world.ask(`p${index}@evil.example`));
    world.now.set('2026-11-20T07:00:00Z');
    for (const one of asked) await confirmByLink(one, world.deps).catch(() => undefined);
    world.now.set('2026-11-22T12:00:00Z');
    for (const one of asked.slice(0, 20)) await confirmByLink(one, world.deps);
    expect((await cohorts(world)).ballots).toEqual({ none: 20 });
  });

  it('move for others by half a threshold at most, however many mails nobody confirms', async () => {
    const world = await castingWorld();
    for (let index = 0; index < 100; index += 1) await world.ask(`idle${index}@evil.example`);
    await voteAs(world, 12, (index) => `p${index}@evil.example`);
    expect(countsOf((await cohorts(world)).ballots)).toEqual({ none: 10, domain: 2 });
  });

  it('begin where the thresholds say', () => {
    expect(signalThresholds).toEqual({ disposable: 0, domain: 20, unproven: 10, network: 30 });
  });
});
