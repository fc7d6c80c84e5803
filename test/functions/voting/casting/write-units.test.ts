import { describe, expect, it } from 'vitest';
import { confirmByCode, confirmByLink } from '../../../../functions/voting/casting/confirm-vote.ts';
import { countCapacity } from '../../../builders/count-capacity.ts';
import { castingWorld } from './world.ts';

describe('what a confirmed vote costs', () => {
  it('is six write units by link from a quiet network, and no read', async () => {
    const world = await castingWorld();
    const asked = await world.ask('els@telenet.be');
    const { units } = countCapacity(world.voteTable.client);
    await confirmByLink(asked, world.deps);
    expect(units).toEqual({ read: 0, write: 6, requests: 1 });
  });

  it('is eight at most: by code, with a signal that is counted, and a cohort', async () => {
    const world = await castingWorld();
    for (let index = 0; index < 45; index += 1) {
      const asked = await world.ask(`p${index}@evil.example`);
      await confirmByLink(asked, world.deps);
    }
    const asked = await world.ask('last@evil.example');
    const { units } = countCapacity(world.voteTable.client);
    await confirmByCode(asked, world.deps);
    expect(units).toEqual({ read: 0, write: 8, requests: 3 });
    const ballots = (await world.voteTable.items()).filter(({ pk }) =>
      String(pk).startsWith('BALLOT'),
    );
    expect(ballots.filter(({ cohort }) => cohort !== undefined)).toHaveLength(26);
  });

  it('stays so with ten choices', async () => {
    const world = await castingWorld();
    const { contest, candidates } = await world.addContest({
      slug: 'many',
      ballotRule: { maxChoices: 10, categories: [] },
    });
    const choices = candidates.map(({ id }) => id);
    const asked = await world.ask('els@telenet.be', { contest, choices });
    const { units } = countCapacity(world.voteTable.client);
    await confirmByCode(asked, world.deps);
    expect(units.write).toBe(7);
  });

  it('asking for the mail costs five, and a read never', async () => {
    const world = await castingWorld();
    const { units } = countCapacity(world.voteTable.client);
    await world.ask('els@telenet.be');
    expect(units).toEqual({ read: 0, write: 5, requests: 5 });
  });
});
