import { beforeEach, describe, expect, it } from 'vitest';
import { auditText, verifyAudit } from '../../../../functions/voting/audit/verify-audit.ts';
import {
  changeContest,
  writeChange,
} from '../../../../functions/voting/contests/change-contest.ts';
import { createContest } from '../../../../functions/voting/contests/create-contest.ts';
import { editContest } from '../../../../functions/voting/contests/edit-contest.ts';
import {
  aTemplate,
  balen,
  type ContestsWorld,
  contestsWorld,
  during,
  retie,
} from './contests-world.ts';

let world: ContestsWorld;
beforeEach(async () => {
  world = await contestsWorld();
});

describe('a new contest', () => {
  it('waits for nominations, with the name of its municipality in its texts', async () => {
    const contest = await world.makeContest();
    expect(contest).toMatchObject({
      nis: retie,
      state: 'nominating',
      title: { nl: 'Ambassadeur van Retie' },
      appealDays: 30,
      version: 1,
    });
    expect(await world.contest(contest.id)).toEqual(contest);
    expect(await world.deps.contests.findBySlug(retie, '2027')).toEqual(contest);
  });

  it('is refused where the municipality has one of this name', async () => {
    await world.makeContest();
    await expect(world.makeContest()).rejects.toMatchObject({ code: 'contest.exists' });
    await expect(world.makeContest({}, balen)).resolves.toMatchObject({ nis: balen });
    expect(await world.deps.contests.listByMunicipality(retie)).toHaveLength(1);
  });

  it('is made once when two people press at the same moment', async () => {
    const made = await Promise.allSettled(Array.from({ length: 5 }, () => world.makeContest()));
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('needs its texts in the first language of the municipality', async () => {
    await expect(world.makeContest({ title: { fr: 'Ambassadeur' } })).rejects.toMatchObject({
      code: 'request.invalid',
      issues: [{ path: 'body.title.nl' }],
    });
    const categories = [{ id: 'food', name: { fr: 'Manger' } }];
    await expect(
      world.makeContest({ ballotRule: { maxChoices: 1, categories } }),
    ).rejects.toMatchObject({ issues: [{ path: 'body.ballotRule.categories.food.nl' }] });
  });

  it('is nobody’s to make without the right in the municipality', async () => {
    const make = createContest({ nis: balen, template: aTemplate() }, world.editor, world.deps);
    await expect(make).rejects.toMatchObject({ code: 'auth.forbidden' });
  });

  it('has texts without characters that cannot be seen', async () => {
    const { title } = await world.makeContest({
      title: { nl: ' De\u202e  beste\u0000 \u200bwinkel\r\n' },
    });
    expect(title.nl).toBe('De beste winkel');
  });
});

describe('changing a contest', () => {
  it('leaves what was not named, and notes in both logs what changed', async () => {
    const { id } = await world.makeContest({ prize: { nl: 'Een mand' } });
    const edit = { seats: 2, prize: null, title: { nl: 'Held van {municipality}' } };
    const edited = await editContest(
      { contestId: id, edit, by: world.editor, version: 1 },
      world.deps,
    );
    expect(edited).toMatchObject({ seats: 2, title: { nl: 'Held van Retie' }, appealDays: 30 });
    expect(edited.prize).toBeUndefined();
    expect((await world.lines(id)).at(-1)).toMatchObject({
      sequence: 2,
      action: 'contest.edited',
      by: world.editor.accountId,
      fields: ['title', 'prize', 'seats'],
      values: { seats: 2 },
    });
  });

  it('refuses a version that somebody has changed since', async () => {
    const { id } = await world.makeContest();
    const change = (seats: number) =>
      editContest({ contestId: id, edit: { seats }, by: world.editor, version: 1 }, world.deps);
    await change(2);
    await expect(change(3)).rejects.toMatchObject({ code: 'contest.changed' });
    expect(await world.contest(id)).toMatchObject({ seats: 2, version: 2 });
  });

  it('loses nothing of what many change at once', async () => {
    const { id } = await world.makeContest();
    const step = () =>
      changeContest(world.deps, id, async () => ({ action: 'contest.marked', by: 'system' }));
    await Promise.all([step(), step(), step(), step()]);
    const lines = await world.lines(id);
    expect(lines).toHaveLength(5);
    expect(verifyAudit(Buffer.from(auditText(lines)))).toMatchObject({ valid: true, lines: 5 });
    expect(await world.contest(id)).toMatchObject({
      version: 5,
      audit: { sequence: 5, hash: lines[4]?.hash },
    });
  });

  it('writes nothing of a change whose other writes fail', async () => {
    const contest = await world.makeContest();
    const impossible = {
      check: { pk: 'NOTHING', sk: 'NOTHING' },
      condition: { expression: 'attribute_exists(pk)' },
    };
    const change = { action: 'contest.marked', by: 'system' as const };
    await expect(writeChange(contest, change, world.deps, [impossible])).rejects.toThrow(
      'condition',
    );
    expect(await world.contest(contest.id)).toEqual(contest);
    expect(await world.lines(contest.id)).toHaveLength(1);
  });

  it('lets nominations begin again when their time is moved', async () => {
    const { id } = await world.makeContest();
    world.now.set(during.review);
    await world.sweep();
    expect(await world.contest(id)).toMatchObject({ state: 'reviewing' });
    const edit = { nominations: { opens: '2026-12-01T08:00', closes: '2027-01-08T20:00' } };
    const edited = await editContest({ contestId: id, edit, by: world.editor }, world.deps);
    expect(edited).toMatchObject({
      state: 'nominating',
      voting: { opens: { wallTime: '2027-01-10T08:00' } },
    });
  });

  it('checks new times against those that stay', async () => {
    const { id } = await world.makeContest();
    const edit = { nominations: { opens: '2026-12-01T08:00', closes: '2027-01-10T08:01' } };
    await expect(
      editContest({ contestId: id, edit, by: world.editor }, world.deps),
    ).rejects.toMatchObject({ code: 'contest.schedule' });
  });

  it('is over when the ballot is fixed: nothing, not even a later end', async () => {
    const { contest } = await world.fixed();
    for (const edit of [
      { seats: 2 },
      { voting: { opens: '2027-01-10T08:00', closes: '2027-01-31T20:00' } },
      { lotSource: 'Another lottery' },
    ]) {
      await expect(
        editContest({ contestId: contest.id, edit, by: world.editor }, world.deps),
      ).rejects.toMatchObject({ code: 'contest.state' });
    }
  });
});
