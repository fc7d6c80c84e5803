import { beforeEach, describe, expect, it } from 'vitest';
import type { Contest } from '../../../../functions/voting/contests/contest.ts';
import { confirmLot, proposeLot } from '../../../../functions/voting/contests/lot-value.ts';
import { addBox } from '../../../../functions/voting/contests/paper/paper-boxes.ts';
import { requestPublication } from '../../../../functions/voting/contests/request-publication.ts';
import type { Principal } from '../../../../shared/http/principal.ts';
import { type ContestsWorld, contestsWorld } from './contests-world.ts';

let world: ContestsWorld;
let contest: Contest;
beforeEach(async () => {
  world = await contestsWorld();
  contest = await world.closed();
});

const by = (principal: Principal, value: string) => ({ principal, contestId: contest.id, value });

describe('the lot', () => {
  it('counts once two people have entered the same', async () => {
    const proposed = await proposeLot(world.deps, by(world.approver, '7 12 19'));
    expect(proposed.lot).not.toHaveProperty('value');
    const confirmed = await confirmLot(world.deps, by(world.other, '7 12 19'));
    expect(confirmed).toMatchObject({
      lot: { source: 'Lotto of Saturday 30 January 2027', value: '7 12 19' },
    });
    expect(confirmed.lotProposal).toBeUndefined();
    const both = await Promise.allSettled([
      proposeLot(world.deps, by(world.approver, '1')),
      confirmLot(world.deps, by(world.other, '1')),
    ]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('is not confirmed by who entered it, nor with another value', async () => {
    await proposeLot(world.deps, by(world.approver, '7 12 19'));
    await expect(confirmLot(world.deps, by(world.approver, '7 12 19'))).rejects.toMatchObject({
      code: 'contest.same_person',
    });
    await expect(confirmLot(world.deps, by(world.other, '7 12 18'))).rejects.toMatchObject({
      code: 'request.invalid',
    });
    expect((await world.contest(contest.id)).lot).not.toHaveProperty('value');
  });

  it('may be corrected by the first person until then', async () => {
    await proposeLot(world.deps, by(world.approver, '7 12 91'));
    await proposeLot(world.deps, by(world.approver, '7 12 19'));
    await expect(confirmLot(world.deps, by(world.other, '7 12 91'))).rejects.toMatchObject({
      code: 'request.invalid',
    });
    await expect(confirmLot(world.deps, by(world.other, '7 12 19'))).resolves.toBeDefined();
  });

  it('is nothing to enter before voting is closed', async () => {
    await world.mark(contest.id, { state: 'open' });
    await expect(proposeLot(world.deps, by(world.approver, '7'))).rejects.toMatchObject({
      code: 'contest.state',
    });
  });
});

describe('asking for publication', () => {
  const publish = (version?: number) =>
    requestPublication(world.deps, { principal: world.approver, contestId: contest.id, version });

  it('asks the count, which publishes or says why not', async () => {
    expect(await publish(contest.version)).toMatchObject({
      state: 'closed',
      publication: { requestedAt: '2027-01-25T10:00:00.000Z', by: world.approver.accountId },
    });
    expect(world.tasks()).toContain('publish');
  });

  it('is possible again after the count refused, and takes the refusal away', async () => {
    await publish();
    const refused = { at: world.now().toISOString(), reasons: ['Two candidates have the same.'] };
    const { publication } = await world.contest(contest.id);
    if (!publication) throw new Error('not asked');
    await world.mark(contest.id, { publication: { ...publication, refused } });
    expect((await publish()).publication).not.toHaveProperty('refused');
  });

  it('is refused while a box is not agreed, the lot waits or the count is not through', async () => {
    await addBox(world.deps, { principal: world.editor, contestId: contest.id, name: 'Hall' });
    await expect(publish()).rejects.toMatchObject({
      code: 'publication.refused',
      message: expect.stringContaining('"Hall"'),
    });
    await proposeLot(world.deps, by(world.other, '7'));
    await expect(publish()).rejects.toMatchObject({ message: expect.stringContaining('lot') });
    await world.mark(contest.id, { surveyedAt: undefined });
    await expect(publish()).rejects.toMatchObject({ message: expect.stringContaining('count') });
    expect(world.tasks()).not.toContain('publish');
  });

  it('is refused of a contest that the approver has not seen as it is, and of one that is open', async () => {
    await expect(publish(contest.version - 1)).rejects.toMatchObject({ code: 'contest.changed' });
    await world.mark(contest.id, { state: 'open' });
    await expect(publish()).rejects.toMatchObject({ code: 'contest.state' });
  });
});
