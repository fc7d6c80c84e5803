import { describe, expect, it } from 'vitest';
import { readTurnout } from '../../../../functions/voting/campaign/read-turnout.ts';
import { countingWorld } from '../counting/counting-world.ts';

type World = Awaited<ReturnType<typeof countingWorld>>;

const turnout = ({ table, id, now }: World) => readTurnout(table, id, now());

/** Notes the day as the sweep has it done, in its first minute. */
async function beginDay({ now, run }: World, day: string) {
  now.set(`${day}T23:01:00.000Z`);
  await run('count-daily');
}

describe('turnout', () => {
  it('is told by the day online, each day once, while the vote is open', async () => {
    const world = await countingWorld();
    await world.open();
    await world.vote([world.can(1)], { times: 3 });
    expect((await turnout(world)).steps).toEqual([]);
    await beginDay(world, '2026-11-22');
    await world.vote([world.can(2)], { times: 2 });
    await beginDay(world, '2026-11-23');
    expect(await turnout(world)).toMatchObject({
      phase: 'open',
      steps: [
        { from: '2026-11-20', to: '2026-11-22', ballots: 3 },
        { from: '2026-11-23', to: '2026-11-23', ballots: 2 },
      ],
    });
    expect((await turnout(world)).result).toBeUndefined();
  });

  it('puts days together that nobody counted', async () => {
    const world = await countingWorld();
    await world.open();
    await world.vote([world.can(1)], { times: 4 });
    await beginDay(world, '2026-11-25');
    expect((await turnout(world)).steps).toEqual([
      { from: '2026-11-20', to: '2026-11-25', ballots: 4 },
    ]);
  });

  it('knows the last day from the end of voting, and paper from publication on', async () => {
    const world = await countingWorld();
    await world.open();
    await world.vote([world.can(1)], { times: 2 });
    await beginDay(world, '2026-12-03');
    await world.vote([world.can(1)]);
    await world.addBox('Library', {
      ballots: 5,
      blank: 0,
      invalid: 1,
      totals: { [world.can(1)]: 4, [world.can(2)]: 0, [world.can(3)]: 0 },
    });
    await world.close();
    const closed = await turnout(world);
    expect(closed.steps.at(-1)).toEqual({ from: '2026-12-04', to: '2026-12-04', ballots: 1 });
    expect(closed.result).toBeUndefined();
    await world.askToPublish();
    await world.run('publish');
    expect((await turnout(world)).result).toMatchObject({
      online: 3,
      quarantined: 0,
      boxes: [{ name: 'Library', ballots: 5 }],
      ballots: 8,
    });
  });
});
