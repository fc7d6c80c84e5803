import { beforeEach, describe, expect, it } from 'vitest';
import type { Contest } from '../../../../functions/voting/contests/contest.ts';
import {
  readCohorts,
  writeCohorts,
} from '../../../../functions/voting/contests/quarantine/cohort-repository.ts';
import {
  dropProposal,
  proposeQuarantine,
  stepQuarantine,
} from '../../../../functions/voting/contests/quarantine/quarantine.ts';
import { quarantinedCohorts } from '../../../../functions/voting/contests/quarantine/rule-repository.ts';
import { requestPublication } from '../../../../functions/voting/contests/request-publication.ts';
import type { Principal } from '../../../../shared/http/principal.ts';
import { type ContestsWorld, contestsWorld } from './contests-world.ts';

let world: ContestsWorld;
let contest: Contest;
beforeEach(async () => {
  world = await contestsWorld();
  contest = await world.closed();
  await writeCohorts(world.table, contest.id, [
    { alias: 'network-a', signal: 'network', ballots: 90 },
    { alias: 'network-b', signal: 'network', ballots: 41 },
    { alias: 'domain-a', signal: 'domain', ballots: 200 },
  ]);
});

const propose = (by: Principal, atLeast = 40) =>
  proposeQuarantine(world.deps, {
    principal: by,
    contestId: contest.id,
    rule: { signal: 'network', atLeast, reason: 'From one computer room.' },
  });
const step = (by: Principal, ruleId: string, name: Parameters<typeof stepQuarantine>[1]['step']) =>
  stepQuarantine(world.deps, { principal: by, contestId: contest.id, ruleId, step: name });
const apart = async () => [...(await quarantinedCohorts(world.table, contest.id))].sort();

describe('a rule of quarantine', () => {
  it('is about all cohorts that it describes, and none by name', async () => {
    expect(await propose(world.approver)).toMatchObject({
      cohorts: ['network-a', 'network-b'],
      ballots: 131,
      state: 'proposed',
    });
    expect(await propose(world.approver, 42)).toMatchObject({ cohorts: ['network-a'] });
    await expect(propose(world.approver, 91)).rejects.toMatchObject({ code: 'quarantine.refused' });
  });

  it('is in force once a second person has confirmed it', async () => {
    const { id } = await propose(world.approver);
    expect(await apart()).toEqual([]);
    expect(await step(world.other, id, 'confirm')).toMatchObject({
      state: 'in_force',
      confirmed: { by: world.other.accountId },
    });
    expect(await apart()).toEqual(['network-a', 'network-b']);
  });

  it('is not confirmed by who proposed it, nor lifted by who proposed that', async () => {
    const { id } = await propose(world.approver);
    await expect(step(world.approver, id, 'confirm')).rejects.toMatchObject({
      code: 'contest.same_person',
    });
    await step(world.other, id, 'confirm');
    await step(world.other, id, 'proposeLift');
    await expect(step(world.other, id, 'confirmLift')).rejects.toMatchObject({
      code: 'contest.same_person',
    });
    expect(await apart()).toHaveLength(2);
  });

  it('is lifted by two people, and stays in force until the second', async () => {
    const { id } = await propose(world.approver);
    await step(world.other, id, 'confirm');
    await step(world.approver, id, 'proposeLift');
    expect(await apart()).toHaveLength(2);
    expect(await step(world.other, id, 'confirmLift')).toMatchObject({ state: 'lifted' });
    expect(await apart()).toEqual([]);
    await expect(step(world.other, id, 'confirm')).rejects.toMatchObject({
      code: 'quarantine.state',
    });
  });

  it('can be dropped while it waits, and so can lifting it', async () => {
    const { id } = await propose(world.approver);
    const drop = () =>
      dropProposal(world.deps, { principal: world.approver, contestId: contest.id, ruleId: id });
    expect(await drop()).toMatchObject({ state: 'dropped' });
    await expect(step(world.other, id, 'confirm')).rejects.toMatchObject({
      code: 'quarantine.state',
    });
    const other = await propose(world.approver);
    await step(world.other, other.id, 'confirm');
    await step(world.other, other.id, 'proposeLift');
    const again = { principal: world.approver, contestId: contest.id, ruleId: other.id };
    expect(await dropProposal(world.deps, again)).toMatchObject({ state: 'in_force' });
    expect(await apart()).toHaveLength(2);
  });

  it('is confirmed once when two press at the same moment', async () => {
    const { id } = await propose(world.approver);
    const outcomes = await Promise.allSettled(
      [1, 2, 3].map(() => step(world.other, id, 'confirm')),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('stands in the log with its reason and how many ballots, without the cohorts', async () => {
    await propose(world.approver);
    const line = (await world.lines(contest.id)).at(-1);
    expect(line).toMatchObject({
      action: 'quarantine.proposed',
      values: {
        signal: 'network',
        atLeast: 40,
        reason: 'From one computer room.',
        cohorts: 2,
        ballots: 131,
      },
    });
  });

  it.each(['open', 'closing', 'published', 'cancelled'] as const)(
    'is nothing for a contest that is %s',
    async (state) => {
      const { id } = await propose(world.approver);
      await world.mark(contest.id, { state });
      await expect(propose(world.approver)).rejects.toMatchObject({ code: 'contest.state' });
      await expect(step(world.other, id, 'confirm')).rejects.toMatchObject({
        code: 'contest.state',
      });
    },
  );

  it('keeps publication waiting until a second person has decided', async () => {
    const { id } = await propose(world.approver);
    const publish = () =>
      requestPublication(world.deps, { principal: world.approver, contestId: contest.id });
    await expect(publish()).rejects.toMatchObject({
      code: 'publication.refused',
      message: expect.stringContaining(id),
    });
    await step(world.other, id, 'confirm');
    expect(await publish()).toMatchObject({ publication: { by: world.approver.accountId } });
  });
});

describe('cohorts', () => {
  it('are listed the largest first, with no more than alias, signal and number', async () => {
    expect(await readCohorts(world.table, contest.id)).toEqual([
      { alias: 'domain-a', signal: 'domain', ballots: 200 },
      { alias: 'network-a', signal: 'network', ballots: 90 },
      { alias: 'network-b', signal: 'network', ballots: 41 },
    ]);
  });

  it('of fewer than twenty ballots are not even kept', async () => {
    const small = [{ alias: 'network-c', signal: 'network' as const, ballots: 19 }];
    await expect(writeCohorts(world.table, contest.id, small)).rejects.toThrow();
    await expect(propose(world.approver, 19)).resolves.toMatchObject({
      cohorts: ['network-a', 'network-b'],
    });
  });
});
