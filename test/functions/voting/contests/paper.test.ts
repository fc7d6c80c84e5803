import { beforeEach, describe, expect, it } from 'vitest';
import type { Contest } from '../../../../functions/voting/contests/contest.ts';
import { readBox, readBoxes } from '../../../../functions/voting/contests/paper/box-repository.ts';
import { figureProblems } from '../../../../functions/voting/contests/paper/check-figures.ts';
import type { Figures } from '../../../../functions/voting/contests/paper/paper-box.ts';
import {
  addBox,
  commitmentOf,
  enterBox,
  removeBox,
  reopenBox,
} from '../../../../functions/voting/contests/paper/paper-boxes.ts';
import type { Principal } from '../../../../shared/http/principal.ts';
import { newId } from '../../../../shared/ids.ts';
import { principal } from '../../../builders/staff.ts';
import { type ContestsWorld, contestsWorld, retie } from './contests-world.ts';

let world: ContestsWorld;
let contest: Contest;
let ids: string[];
let boxId: string;
beforeEach(async () => {
  world = await contestsWorld();
  contest = await world.closed();
  ids = (await world.deps.contests.candidates(contest.id)).map(({ id }) => id);
  boxId = (
    await addBox(world.deps, { principal: world.editor, contestId: contest.id, name: 'Hall' })
  ).id;
});

const third = principal([{ role: 'editor', scope: retie }], newId('acc'));

const figures = (votes: readonly number[], more: Partial<Figures> = {}): Figures => ({
  ballots: votes.reduce((sum, count) => sum + count, 0),
  blank: 0,
  invalid: 0,
  totals: Object.fromEntries(ids.map((id, index) => [id, votes[index] ?? 0])),
  ...more,
});
const enter = (by: Principal, counted: Figures) =>
  enterBox(world.deps, { principal: by, contestId: contest.id, boxId, figures: counted });
const box = () => readBox(world.table, contest.id, boxId);

describe('a paper box', () => {
  it('is agreed when two people have counted the same', async () => {
    const counted = figures([31, 17, 5], { ballots: 57, blank: 3, invalid: 1 });
    expect(await enter(world.editor, counted)).not.toHaveProperty('agreed');
    expect(await enter(world.other, counted)).toMatchObject({ agreed: counted });
    expect(await box()).toMatchObject({ agreed: counted });
  });

  it('is never agreed by one person, however often they enter it', async () => {
    for (let turn = 0; turn < 3; turn += 1) await enter(world.editor, figures([1, 2, 3]));
    const entered = await box();
    expect(entered.entries).toHaveLength(1);
    expect(entered).not.toHaveProperty('agreed');
  });

  it('is not agreed where one person enters it twice at the same moment', async () => {
    await Promise.allSettled([1, 2, 3].map(() => enter(world.editor, figures([1, 2, 3]))));
    expect((await box()).entries).toHaveLength(1);
  });

  it('names the fields that differ, and no figure of the other person', async () => {
    await enter(world.editor, figures([313, 179, 53], { ballots: 547, blank: 2 }));
    const error = await enter(world.other, figures([313, 181, 53], { ballots: 547 })).catch(
      (caught: unknown) => caught,
    );
    expect(error).toMatchObject({
      code: 'paper.mismatch',
      issues: [{ path: 'body.blank' }, { path: `body.totals.${ids[1]}` }],
    });
    const text = ids.reduce(
      (said, id) => said.replaceAll(id, ''),
      JSON.stringify(error) + String(error),
    );
    for (const figure of [313, 179, 181, 53, 547]) expect(text).not.toContain(String(figure));
    expect(await box()).not.toHaveProperty('agreed');
  });

  it('is agreed when whoever slipped enters it again', async () => {
    await enter(world.editor, figures([3, 2, 1]));
    await enter(world.other, figures([3, 2, 2])).catch(() => undefined);
    expect(await enter(world.editor, figures([3, 2, 2]))).toMatchObject({
      agreed: figures([3, 2, 2]),
    });
  });

  it('cannot be guessed: four tries a person', async () => {
    await enter(world.editor, figures([9, 9, 9]));
    for (let guess = 0; guess < 4; guess += 1) {
      await expect(enter(world.other, figures([guess, 9, 9]))).rejects.toMatchObject({
        code: 'paper.mismatch',
      });
    }
    await expect(enter(world.other, figures([9, 9, 9]))).rejects.toMatchObject({
      code: 'paper.state',
    });
    await reopenBox(world.deps, { principal: world.approver, contestId: contest.id, boxId });
    expect((await box()).entries).toEqual([]);
    await expect(enter(world.other, figures([9, 9, 9]))).resolves.toBeDefined();
  });

  it('is closed to a third person, and to everybody once agreed', async () => {
    await enter(world.editor, figures([1, 1, 1]));
    await enter(world.other, figures([1, 1, 2])).catch(() => undefined);
    await expect(enter(third, figures([1, 1, 1]))).rejects.toMatchObject({ code: 'paper.state' });
    await enter(world.other, figures([1, 1, 1]));
    await expect(enter(world.editor, figures([2, 2, 2]))).rejects.toMatchObject({
      code: 'paper.state',
    });
  });

  it('leaves in the log a hash that its salt opens, and no figure', async () => {
    const counted = figures([313, 179, 53]);
    await enter(world.editor, counted);
    await enter(world.other, counted);
    const lines = await world.lines(contest.id);
    const { salt } = await box();
    expect(lines.at(-1)).toMatchObject({
      action: 'paper.box-agreed',
      values: { box: boxId, commitment: commitmentOf({ id: boxId, salt }, counted) },
    });
    expect(commitmentOf({ id: boxId, salt }, figures([313, 178, 54]))).not.toBe(
      lines.at(-1)?.values?.commitment,
    );
    expect(JSON.stringify(lines)).not.toMatch(/\b(313|179|545)\b/);
  });

  it('is entered only between closing and publication', async () => {
    for (const state of ['open', 'closing', 'published', 'cancelled'] as const) {
      await world.mark(contest.id, { state });
      await expect(enter(world.editor, figures([1, 1, 1])), state).rejects.toMatchObject({
        code: 'contest.state',
      });
    }
  });

  it('can be taken away while nobody has counted in it', async () => {
    const ref = { principal: world.approver, contestId: contest.id, boxId };
    await enter(world.editor, figures([1, 1, 1]));
    await expect(removeBox(world.deps, ref)).rejects.toMatchObject({ code: 'paper.state' });
    await reopenBox(world.deps, ref);
    await removeBox(world.deps, ref);
    expect(await readBoxes(world.table, contest.id)).toEqual([]);
  });

  it('is noted from the fixed ballot on', async () => {
    world.now.set('2026-11-22T12:00:00Z');
    const early = await world.makeContest({
      slug: 'early',
      nominations: { opens: '2027-02-01T08:00', closes: '2027-02-10T20:00' },
      voting: { opens: '2027-03-10T08:00', closes: '2027-03-24T20:00' },
    });
    const add = (contestId: string) =>
      addBox(world.deps, { principal: world.editor, contestId, name: 'Library' });
    await expect(add(early.id)).rejects.toMatchObject({ code: 'contest.state' });
    const { contest: fixed } = await world.fixed({ slug: 'fixed' });
    expect(await add(fixed.id)).toMatchObject({ name: 'Library' });
  });
});

describe('figures that cannot be', () => {
  const candidates = [
    { id: 'a', category: 'food' },
    { id: 'b', category: 'food' },
    { id: 'c', category: 'other' },
  ];
  const food = { id: 'food', name: { nl: 'Eten' } };
  const other = { id: 'other', name: { nl: 'Andere' } };
  const one = { rule: { maxChoices: 1, categories: [] }, candidates };
  const two = { rule: { maxChoices: 2, categories: [] }, candidates };
  const divided = { rule: { maxChoices: 1, categories: [food, other] }, candidates };
  const count = (a: number, b: number, c: number, more: object = {}) => ({
    ballots: 10,
    blank: 1,
    invalid: 1,
    totals: { a, b, c },
    ...more,
  });

  it.each([
    ['all add up', count(4, 3, 1), one],
    ['two choices, some used one', count(8, 4, 1), two],
    ['a choice in each category', count(4, 4, 8), divided],
    ['not everybody chose in each category', count(4, 4, 0), divided],
    ['an empty box', count(0, 0, 0, { ballots: 0, blank: 0, invalid: 0 }), one],
  ])('are not: %s', (_, figures, ballot) => {
    expect(figureProblems(figures, ballot)).toEqual([]);
  });

  it.each([
    ['one choice more than ballots', count(4, 4, 1), one, 'body.totals'],
    ['one choice fewer than ballots', count(4, 3, 0), one, 'body.totals'],
    ['more than two choices a ballot', count(8, 8, 1), two, 'body.totals'],
    ['two choices in one category', count(5, 4, 3), divided, 'body.totals'],
    ['more votes of one than ballots', count(9, 0, 0), two, 'body.totals.a'],
    ['more blank ones than ballots', count(0, 0, 0, { blank: 20 }), one, 'body.ballots'],
    ['a candidate is missing', count(4, 3, 1, { totals: { a: 5, b: 3 } }), one, 'body.totals.c'],
    [
      'somebody who does not stand',
      count(4, 3, 1, { totals: { a: 4, b: 3, c: 1, d: 0 } }),
      one,
      'body.totals.d',
    ],
  ])('are: %s', (_, figures, ballot, path) => {
    expect(figureProblems(figures, ballot).map((problem) => problem.path)).toContain(path);
  });

  it('are refused before anything is kept', async () => {
    await expect(enter(world.editor, figures([1, 1, 1], { ballots: 2 }))).rejects.toMatchObject({
      code: 'request.invalid',
    });
    expect((await box()).entries).toEqual([]);
  });
});
