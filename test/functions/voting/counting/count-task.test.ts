import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ambassadorWrite } from '../../../../functions/merchants/index.ts';
import { verifyAudit } from '../../../../functions/voting/audit/verify-audit.ts';
import { pepperOf } from '../../../../functions/voting/casting/peppers.ts';
import { ballotKey, gateKey, rollKey } from '../../../../functions/voting/casting/vote-keys.ts';
import { candidateWrite } from '../../../../functions/voting/contests/candidates/candidate-item.ts';
import { readCohorts } from '../../../../functions/voting/contests/quarantine/cohort-repository.ts';
import { aliasOf } from '../../../../functions/voting/counting/cohort-alias.ts';
import { recount } from '../../../../functions/voting/counting/recount.ts';
import { winnersOf } from '../../../../functions/voting/counting/tally.ts';
import { ConditionFailed } from '../../../../shared/data/condition-failed.ts';
import { type CountingWorld, countingWorld } from './counting-world.ts';

const actionsOf = async (world: CountingWorld) => (await world.log()).map(({ action }) => action);
const lineOf = async (world: CountingWorld, action: string) =>
  (await world.log()).findLast((line) => line.action === action);

describe('a ballot that is fixed', () => {
  it('gets a pepper and gates that let votes in from the opening second to the last', async () => {
    const world = await countingWorld();
    await world.run('fix-ballot');
    expect(world.secrets.has(world.id)).toBe(true);
    expect((await world.contest()).gatesWrittenAt).toBe('2026-11-19T12:00:00.000Z');
    const tryAt = async (instant: string) => {
      world.now.set(instant);
      return world.vote([world.can(1)], { times: 4 }).then(
        () => 'counted',
        (error) => (error instanceof ConditionFailed ? 'refused' : error),
      );
    };
    expect(await tryAt('2026-11-20T07:59:59.999Z')).toBe('refused');
    expect(await tryAt('2026-11-20T08:00:00.000Z')).toBe('counted');
    expect(await tryAt('2026-12-04T18:59:59.999Z')).toBe('counted');
    expect(await tryAt('2026-12-04T19:00:00.000Z')).toBe('refused');
  });

  it('keeps them when the message comes again', async () => {
    const world = await countingWorld();
    await world.run('fix-ballot');
    const pepper = world.secrets.get(world.id);
    await world.run('fix-ballot');
    expect(world.secrets.get(world.id)).toBe(pepper);
    expect(await actionsOf(world)).toEqual(['contest.created', 'contest.gates-made']);
  });

  it('does not happen before an approver says so, nor to a contest that was cancelled', async () => {
    const early = await countingWorld({ contest: { ballotFixedAt: undefined } });
    await early.run('fix-ballot');
    const cancelled = await countingWorld({ contest: { state: 'cancelled' } });
    await cancelled.run('fix-ballot');
    for (const world of [early, cancelled]) {
      expect(world.secrets.size).toBe(0);
      expect(await world.votes.get(gateKey(world.id, 0))).toBeUndefined();
    }
  });

  it('leaves no pepper behind when the contest is cancelled meanwhile', async () => {
    const world = await countingWorld();
    const { create } = world.deps.peppers;
    const slow = {
      ...world.deps.peppers,
      async create(id: string) {
        await world.set('contest.cancelled', {
          state: 'cancelled',
          cancelledAt: world.now().toISOString(),
        });
        await world.run('destroy');
        await create(id);
      },
    };
    await world.run('fix-ballot', { ...world.deps, peppers: slow });
    expect(world.secrets.size).toBe(0);
    world.now.set('2026-11-22T12:00:00.000Z');
    await expect(world.vote([world.can(1)])).rejects.toThrow(ConditionFailed);
  });
});

describe('closing', () => {
  it('shuts the gates, then says closed, with how many voters and ballots there were', async () => {
    const world = await countingWorld();
    await world.open();
    await world.vote([world.can(1)], { times: 5 });
    world.now.set('2026-12-04T19:00:00.100Z');
    await world.set('contest.closing', { state: 'closing' });
    await world.run('close');
    expect(await world.contest()).toMatchObject({
      state: 'closed',
      closedAt: '2026-12-04T19:00:00Z',
    });
    expect((await lineOf(world, 'contest.closed'))?.values).toMatchObject({ roll: 5, ballots: 5 });
    // A vote whose clock stood still in time, and that arrives now.
    world.now.set('2026-12-04T18:59:59.000Z');
    await expect(world.vote([world.can(1)])).rejects.toThrow(ConditionFailed);
    expect(world.countQueue.messages).toEqual([{ task: 'survey', contestId: world.id }]);
  });

  it('waits until votes that came in time have landed', async () => {
    const world = await countingWorld();
    await world.open();
    world.now.set('2026-12-04T19:00:00.100Z');
    await world.set('contest.closing', { state: 'closing' });
    await world.run('close', {
      ...world.deps,
      async pause(milliseconds) {
        const present = world.now();
        world.now.set('2026-12-04T18:59:59.900Z');
        await world.vote([world.can(2)]);
        world.now.set(new Date(present.getTime() + milliseconds).toISOString());
      },
    });
    expect((await lineOf(world, 'contest.closed'))?.values).toMatchObject({ roll: 1, ballots: 1 });
  });

  it('early lets no vote in after the second that was chosen', async () => {
    const world = await countingWorld();
    await world.open();
    const closedEarly = { at: '2026-11-25T10:00:00.000Z', by: 'acc_1' };
    world.now.set(closedEarly.at);
    await world.set('contest.closed-early', { state: 'closing', closedEarly });
    await world.run('close');
    expect((await world.contest()).closedAt).toBe(closedEarly.at);
    await expect(world.vote([world.can(1)])).rejects.toThrow(ConditionFailed);
  });

  it('early is said of the moment at which the last gate was closed, as votes may land until then', async () => {
    const world = await countingWorld();
    await world.open();
    const closedEarly = { at: '2026-11-25T10:00:00.000Z', by: 'acc_1' };
    world.now.set(closedEarly.at);
    await world.set('contest.closed-early', { state: 'closing', closedEarly });
    world.now.advance(7);
    await world.vote([world.can(1)]);
    await world.run('close');
    expect(await world.contest()).toMatchObject({ closedAt: '2026-11-25T10:00:07.000Z' });
    expect((await lineOf(world, 'contest.closed'))?.values).toMatchObject({
      closedAt: '2026-11-25T10:00:07.000Z',
      ballots: 1,
    });
  });

  it('does not touch a contest that is open', async () => {
    const world = await countingWorld();
    await world.open();
    await world.run('close');
    await world.vote([world.can(1)], { times: 4 });
    expect((await world.contest()).state).toBe('open');
  });
});

describe('the daily count', () => {
  it('is noted once a local day while voting is open', async () => {
    const world = await countingWorld();
    await world.open();
    await world.vote([world.can(1)], { times: 3 });
    // One in the morning in Brussels, still the day before in UTC.
    world.now.set('2026-11-23T23:30:00.000Z');
    await world.run('count-daily');
    await world.run('count-daily');
    world.now.set('2026-11-24T22:00:00.000Z');
    await world.run('count-daily');
    const counted = (await world.log()).filter(({ action }) => action === 'contest.counted');
    expect(counted.map(({ values }) => values)).toEqual([
      { day: '2026-11-24', rollBefore: 3, ballots: 3, rollAfter: 3 },
    ]);
  });

  it('says nothing of a contest that is closed', async () => {
    const world = await countingWorld();
    await world.open();
    await world.close();
    await world.run('count-daily');
    expect(await actionsOf(world)).not.toContain('contest.counted');
  });
});

describe('the survey', () => {
  it('lists groups of twenty ballots or more under names that stay, without what they chose', async () => {
    const world = await countingWorld();
    await world.open();
    await world.vote([world.can(1)], { times: 20, cohort: 'network:aa11aa11' });
    await world.vote([world.can(2)], { times: 25, cohort: 'domain:bb22bb22' });
    await world.vote([world.can(3)], { times: 19, cohort: 'network:cc33cc33' });
    await world.vote([world.can(1)], { times: 30 });
    await world.close();
    const cohorts = await readCohorts(world.table, world.id);
    expect(cohorts).toEqual([
      { alias: expect.stringMatching(/^domain-[0-9a-f]{12}$/), signal: 'domain', ballots: 25 },
      { alias: expect.stringMatching(/^network-[0-9a-f]{12}$/), signal: 'network', ballots: 20 },
    ]);
    expect(JSON.stringify(cohorts)).not.toMatch(/aa11aa11|bb22bb22|cc33cc33|can_/);
    await world.set('contest.surveyed-anew', { surveyedAt: undefined as never });
    await world.run('survey');
    expect(await readCohorts(world.table, world.id)).toEqual(cohorts);
  });

  it('gives the same group another name under another pepper', () => {
    const named = (secret: string) =>
      aliasOf('network:aa11aa11', pepperOf(Buffer.alloc(32, secret), 'con_1'));
    expect(named('one')).toBe(named('one'));
    expect(named('one')).not.toBe(named('other'));
  });

  it('offers no group whose codes somebody has changed, and the log says so', async () => {
    const world = await countingWorld();
    await world.open();
    await world.vote([world.can(1)], { times: 20, cohort: 'network:aa11aa11' });
    await world.vote([world.can(2)], { times: 20, cohort: 'network:bb22bb22' });
    await world.vote([world.can(3)]);
    // Ballots of somebody else get the code of a group that will surely be set apart.
    for await (const { id, choices, cohort } of world.deps.cast.ballots(world.id)) {
      if (cohort) continue;
      const ballot = { ...ballotKey(world.id, id), choices: [...choices] };
      await world.votes.put({ ...ballot, cohort: 'network:aa11aa11' });
    }
    await world.close();
    expect(await readCohorts(world.table, world.id)).toHaveLength(1);
    expect((await lineOf(world, 'contest.surveyed'))?.values).toMatchObject({ uneven: 1 });
  });

  it('writes one backup, whose hash the log holds, without codes of small groups', async () => {
    const world = await countingWorld();
    await world.open();
    await world.vote([world.can(1)], { times: 20, cohort: 'network:aa11aa11' });
    await world.vote([world.can(2)], { times: 3, cohort: 'network:cc33cc33' });
    await world.close();
    await world.run('survey');
    expect([...world.backups.keys()]).toEqual([`vote-backups/${world.id}.json`]);
    const text = [...world.backups.values()][0] ?? '';
    const backup = JSON.parse(text);
    expect(backup.roll).toHaveLength(23);
    expect(backup.roll).toEqual([...backup.roll].sort());
    expect(backup.ballots.map(({ id }: { id: string }) => id)).toEqual(
      backup.ballots.map(({ id }: { id: string }) => id).sort(),
    );
    expect(text).toContain('network:aa11aa11');
    expect(text).not.toContain('network:cc33cc33');
    const { values } = (await lineOf(world, 'contest.surveyed')) ?? {};
    expect(values).toEqual({
      roll: 23,
      ballots: 23,
      uneven: 0,
      backup: createHash('sha256').update(text).digest('hex'),
    });
  });
});

describe('publication', () => {
  async function closedWorld(options?: Parameters<typeof countingWorld>[0]) {
    const world = await countingWorld(options);
    await world.open();
    await world.vote([world.can(1)], { times: 7 });
    await world.vote([world.can(2)], { times: 4 });
    await world.vote([world.can(3)], { times: 22, cohort: 'network:aa11aa11' });
    await world.close();
    return world;
  }

  const quarantineAll = async (world: CountingWorld) => {
    const cohorts = await readCohorts(world.table, world.id);
    await world.addRule({
      cohorts: cohorts.map(({ alias }) => alias),
      ballots: cohorts.reduce((sum, { ballots }) => sum + ballots, 0),
    });
  };

  const fileOf = async (world: CountingWorld, name: string) => {
    const file = (await world.result())?.files.find((one) => one.name === name);
    return { file, text: world.published.get(file?.path.slice(1) ?? '') ?? '' };
  };

  it('shows votes by channel, the winner and files that anybody can count again', async () => {
    const world = await closedWorld();
    await quarantineAll(world);
    await world.addBox('Bibliotheek', {
      ballots: 12,
      blank: 1,
      invalid: 1,
      totals: { [world.can(1)]: 2, [world.can(2)]: 8, [world.can(3)]: 0 },
    });
    await world.askToPublish();
    await world.run('publish');
    const result = await world.result();
    expect((await world.contest()).state).toBe('published');
    expect(result).toMatchObject({
      winners: [world.can(2)],
      online: { ballots: 33, counted: 11, quarantined: 22, blank: 0 },
      paper: { ballots: 12, blank: 1, invalid: 1 },
      turnout: { ballots: 23 },
      quarantines: [{ rule: 'One network, one evening', ballots: 22 }],
    });
    expect(
      result?.candidates.map(({ id, online, paper, total, rank, elected }) => [
        id,
        online,
        paper,
        total,
        rank,
        elected,
      ]),
    ).toEqual([
      [world.can(2), 4, 8, 12, 1, true],
      [world.can(1), 7, 2, 9, 2, false],
      [world.can(3), 0, 0, 0, 3, false],
    ]);
    for (const name of ['ballots.json', 'ballots.csv']) {
      const { file, text } = await fileOf(world, name);
      const again = await recount(Buffer.from(text));
      expect(again.differences).toEqual([]);
      expect(winnersOf(again.tally)).toEqual([world.can(2)]);
      expect(again.sha256).toBe(file?.sha256);
      expect(Buffer.byteLength(text)).toBe(file?.bytes);
      expect(text).not.toContain('aa11aa11');
    }
    expect((await lineOf(world, 'contest.published'))?.values).toMatchObject({
      files: result?.files
        .filter(({ name }) => name !== 'audit.jsonl')
        .map(({ name, sha256 }) => ({ name, sha256 })),
      winners: [world.can(2)],
      boxes: [{ name: 'Bibliotheek', salt: '0'.repeat(32) }],
    });
  });

  it('gives no number before: not in the table, not in the log, not in a file', async () => {
    const world = await closedWorld();
    await world.addBox('Bibliotheek', undefined);
    await world.askToPublish();
    await world.run('publish');
    expect(await world.result()).toBeUndefined();
    expect(world.published.size).toBe(0);
    expect(JSON.stringify(await world.log())).not.toMatch(/can_/);
    expect(JSON.stringify(await world.contest())).not.toMatch(/can_/);
  });

  it('puts ballot lists where nobody finds them who tries every possible result', async () => {
    const world = await closedWorld();
    await world.askToPublish();
    await world.run('publish');
    for (const name of ['ballots.json', 'ballots.csv']) {
      const { file, text } = await fileOf(world, name);
      const hashes = [text, `\n${createHash('sha256').update(text).digest('hex')}`].map((known) =>
        createHash('sha256').update(known).digest('hex').slice(0, 16),
      );
      expect(hashes).not.toContain(file?.path.split('/').at(-2));
    }
  });

  it('publishes the log with every line until then, and the hash of it in the next', async () => {
    const world = await closedWorld();
    await world.askToPublish();
    await world.run('publish');
    const { file, text } = await fileOf(world, 'audit.jsonl');
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.at(-1).action).toBe('contest.published');
    expect(verifyAudit(Buffer.from(text), lines.at(-1).hash).valid).toBe(true);
    expect((await world.result())?.audit).toEqual({
      sequence: lines.at(-1).sequence,
      hash: lines.at(-1).hash,
    });
    expect((await lineOf(world, 'audit.published'))?.values).toEqual({
      sha256: file?.sha256,
      sequence: lines.at(-1).sequence,
    });
  });

  it('makes the winners ambassadors and writes to everybody who stood, once each', async () => {
    const world = await closedWorld();
    await world.askToPublish();
    await world.run('publish');
    await world.run('publish');
    const [winner, loser] = [world.candidates[2]!, world.candidates[1]!];
    expect((await world.deps.merchants.get(winner.merchantId))?.ambassador).toEqual({
      contestId: world.id,
      since: (await world.contest()).publishedAt,
    });
    expect((await world.deps.merchants.get(loser.merchantId))?.ambassador).toBeUndefined();
    const byId = new Map(world.mails.map(({ id, request }) => [id, request]));
    expect([...byId.keys()].sort()).toEqual(
      world.candidates.map(({ id }) => `result-${id}`).sort(),
    );
    expect(byId.get(`result-${winner.id}`)).toMatchObject({
      to: { address: 'winkel-3@example.be' },
      mail: {
        kind: 'winner',
        language: 'nl',
        resultUrl: 'https://www.vanhier.example/vote/nl/retie/2026/result',
        pageUrl: 'https://www.vanhier.example/merchants/nl/retie/winkel-3',
      },
    });
    expect(byId.get(`result-${loser.id}`)).toMatchObject({
      mail: { kind: 'candidate-result', language: 'fr', merchant: 'Winkel 2' },
    });
  });

  it('leaves an ambassador of a later contest alone when it runs again', async () => {
    const world = await closedWorld();
    await world.askToPublish();
    await world.run('publish');
    const merchant = await world.deps.merchants.get(world.candidates[2]!.merchantId);
    const later = { contestId: world.newId('con'), since: '2027-12-10T10:00:00.000Z' };
    await world.table.transact([ambassadorWrite(merchant!.id, later)]);
    await world.run('publish');
    expect((await world.deps.merchants.get(merchant!.id))?.ambassador).toEqual(later);
  });

  it('refuses with every reason at once, and publishes when they are gone', async () => {
    const world = await closedWorld({ contest: { seats: 1 } });
    await world.addBox('Bibliotheek', undefined);
    await world.addBox('Gemeentehuis', undefined);
    await world.addRule({ state: 'proposed', cohorts: [] });
    await world.set('lot.proposed', {
      lotProposal: { value: '7', by: 'acc_1', at: '2026-12-05T10:00:00Z' },
    });
    await world.askToPublish();
    await world.run('publish');
    const refused = (await world.contest()).publication?.refused;
    expect(refused?.reasons).toEqual([
      'Two people have not counted the box "Bibliotheek" alike.',
      'Two people have not counted the box "Gemeentehuis" alike.',
      expect.stringMatching(/^The rule of quarantine qua_\w+ waits for a second person\.$/),
      'The lot waits for a second person.',
    ]);
    expect((await world.contest()).state).toBe('closed');
    expect(await world.result()).toBeUndefined();
    // Nobody asked anew.
    await world.run('publish');
    expect(
      (await actionsOf(world)).filter((action) => action === 'publication.refused'),
    ).toHaveLength(1);
  });

  it('refuses a tie for a seat until two people have entered the number, which then decides', async () => {
    const world = await countingWorld();
    await world.open();
    await world.vote([world.can(1)], { times: 3 });
    await world.vote([world.can(2)], { times: 3 });
    await world.close();
    await world.askToPublish();
    await world.run('publish');
    expect((await world.contest()).publication?.refused?.reasons).toEqual([
      'Equal votes decide a seat: two people have to enter the number that was named.',
    ]);
    const value = '4 11 19 27 33 41';
    await world.set('lot.confirmed', { lot: { source: 'Lotto', value } });
    await world.askToPublish();
    await world.run('publish');
    const hash = (number: number) =>
      createHash('sha256')
        .update(`${value}|${world.id}|${world.can(number)}`)
        .digest('hex');
    const [lucky, other] = [1, 2].sort((a, b) => (hash(a) < hash(b) ? -1 : 1));
    expect(await world.result()).toMatchObject({
      winners: [world.can(lucky!)],
      lot: { source: 'Lotto', value },
      draws: [
        {
          votes: 3,
          seats: 1,
          lots: [
            { id: world.can(lucky!), hash: hash(lucky!) },
            { id: world.can(other!), hash: hash(other!) },
          ],
        },
      ],
    });
  });

  it('refuses votes that are not those of closing: one added, one taken away, one changed', async () => {
    const reasonsAfter = async (tamper: (world: CountingWorld) => Promise<unknown>) => {
      const world = await closedWorld();
      await tamper(world);
      await world.askToPublish();
      await world.run('publish');
      expect((await world.contest()).state).toBe('closed');
      return (await world.contest()).publication?.refused?.reasons.join(' ');
    };
    const aBallot = async (world: CountingWorld) => {
      for await (const ballot of world.deps.cast.ballots(world.id)) return ballot;
      throw new Error('there is none');
    };
    const stuffed = await reasonsAfter(async ({ votes, id, can }) => {
      await votes.put({ ...rollKey(id, 'f'.repeat(32)) });
      await votes.put({ ...ballotKey(id, 'f'.repeat(32)), choices: [can(1)] });
    });
    expect(stuffed).toMatch(/At closing the log had 33 voters and 33 ballots/);
    expect(stuffed).toMatch(/not those of the backup/);
    const lost = await reasonsAfter(async (world) =>
      world.votes.remove(ballotKey(world.id, (await aBallot(world)).id)),
    );
    expect(lost).toMatch(/33 people voted online, and there are 32 ballots/);
    const swapped = await reasonsAfter(async (world) => {
      const { id } = await aBallot(world);
      await world.votes.put({ ...ballotKey(world.id, id), choices: [world.can(2)] });
    });
    expect(swapped).toMatch(/not those of the backup/);
    const strange = await reasonsAfter(async (world) => {
      const { id } = await aBallot(world);
      await world.votes.put({ ...ballotKey(world.id, id), choices: [world.newId('can')] });
    });
    expect(strange).toMatch(/somebody who is not on the ballot/);
  });

  it('refuses when other ballots would be set apart than two people saw numbers of', async () => {
    const world = await closedWorld();
    await quarantineAll(world);
    // Whoever gives a ballot the code of a group that is set apart.
    for await (const { id, choices, cohort } of world.deps.cast.ballots(world.id)) {
      if (cohort) continue;
      await world.votes.put({
        ...ballotKey(world.id, id),
        choices: [...choices],
        cohort: 'network:aa11aa11',
      });
      break;
    }
    await world.askToPublish();
    await world.run('publish');
    expect((await world.contest()).publication?.refused?.reasons).toContain(
      '23 ballots would be set apart, where the survey found 22.',
    );
  });

  it('stays away when a file cannot be counted again', async () => {
    const world = await closedWorld();
    await world.table.transact([
      candidateWrite(world.candidates[0]!, { name: 'Winkel '.repeat(4000) }),
    ]);
    await world.askToPublish();
    await expect(world.run('publish')).rejects.toThrow();
    expect(world.published.size).toBe(0);
    expect((await world.contest()).state).toBe('closed');
  });

  it('does not happen unless somebody asked', async () => {
    const world = await closedWorld();
    await world.run('publish');
    expect((await world.contest()).state).toBe('closed');
  });

  it('of withdrawn candidates shows the votes, void', async () => {
    const world = await countingWorld();
    await world.open();
    await world.vote([world.can(1)], { times: 5 });
    await world.vote([world.can(2)], { times: 2 });
    await world.table.transact([candidateWrite(world.candidates[0]!, { state: 'withdrawn' })]);
    await world.close();
    await world.askToPublish();
    await world.run('publish');
    const result = await world.result();
    expect(result?.winners).toEqual([world.can(2)]);
    expect(result?.candidates.at(-1)).toMatchObject({
      id: world.can(1),
      withdrawn: true,
      total: 5,
      elected: false,
    });
    expect(result?.candidates.at(-1)).not.toHaveProperty('rank');
    expect(world.mails.map(({ id }) => id)).not.toContain(`result-${world.can(1)}`);
  });
});

describe('destroying', () => {
  async function publishedWorld() {
    const world = await countingWorld({ contest: { appealDays: 30 } });
    await world.open();
    await world.vote([world.can(1)], { times: 5 });
    await world.close();
    await world.askToPublish();
    await world.run('publish');
    return world;
  }

  it('the pepper waits until nobody can appeal any more', async () => {
    const world = await publishedWorld();
    world.now.advance(30 * 86_400 - 60);
    await world.run('destroy');
    expect(world.secrets.size).toBe(1);
    world.now.advance(60);
    await world.run('destroy');
    expect(world.secrets.size).toBe(0);
    expect((await world.contest()).pepperDestroyedAt).toBe(world.now().toISOString());
  });

  it('leaves what can be counted again, and the published log says it', async () => {
    const world = await publishedWorld();
    const before = await world.result();
    world.now.advance(31 * 86_400);
    await world.run('destroy');
    await world.run('destroy');
    const after = await world.result();
    expect(after?.candidates).toEqual(before?.candidates);
    const log = after?.files.find(({ name }) => name === 'audit.jsonl');
    const text = world.published.get(log?.path.slice(1) ?? '') ?? '';
    expect(JSON.parse(text.trim().split('\n').at(-1) ?? '').action).toBe('pepper.destroyed');
    expect((await actionsOf(world)).filter((action) => action === 'audit.published')).toHaveLength(
      2,
    );
  });

  it('of a contest that was cancelled waits for votes under way, so that none of them stays', async () => {
    const world = await countingWorld();
    await world.open();
    await world.set('contest.cancelled', {
      state: 'cancelled',
      cancelledAt: world.now().toISOString(),
    });
    await world.run('destroy', {
      ...world.deps,
      async pause(milliseconds) {
        const present = world.now();
        world.now.set('2026-11-22T11:59:59.900Z');
        await world.vote([world.can(2)]);
        world.now.set(new Date(present.getTime() + milliseconds).toISOString());
      },
    });
    expect(await world.deps.cast.cohortCounts(world.id)).toMatchObject({ roll: 0, online: 0 });
  });

  it('of a contest that was cancelled takes the votes, too', async () => {
    const world = await countingWorld({ contest: { prize: { nl: 'Een fiets' } } });
    await world.open();
    await world.vote([world.can(1)], { times: 5 });
    await world.set('contest.cancelled', {
      state: 'cancelled',
      cancelledAt: world.now().toISOString(),
    });
    await world.run('destroy');
    expect(await world.deps.cast.cohortCounts(world.id)).toMatchObject({ roll: 0, online: 0 });
    expect(world.secrets.size).toBe(0);
    await expect(world.vote([world.can(1)])).rejects.toThrow(ConditionFailed);
    expect((await world.contest()).pepperDestroyedAt).toBeDefined();
  });
});
