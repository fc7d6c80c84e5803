import { describe, expect, it } from 'vitest';
import {
  confirmByCode,
  confirmByLink,
  readLink,
  readRequest,
} from '../../../../functions/voting/casting/confirm-vote.ts';
import { checkCode, openRequest } from '../../../../functions/voting/casting/pending-requests.ts';
import { sealRequest, unsealRequest } from '../../../../functions/voting/casting/sealed-vote.ts';
import { type CastingWorld, castingWorld } from './world.ts';

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

/** A code of six digits that is not this one. */
const wrong = (code: string, by = 1) => String((Number(code) + by) % 1_000_000).padStart(6, '0');

const figures = async ({ votes }: CastingWorld, contestId: string) => {
  const { online, roll } = await votes.cohortCounts(contestId);
  const ballots: (readonly string[])[] = [];
  for await (const { choices } of votes.ballots(contestId)) ballots.push(choices);
  return { online, roll, ballots };
};

describe('a link', () => {
  it('shows what would be counted and counts nothing, however often it is followed', async () => {
    const world = await castingWorld();
    const { ask, deps, contest, voteTable } = world;
    const { token, choices } = await ask('els@telenet.be');
    const before = await voteTable.items();
    for (let index = 0; index < 200; index += 1) {
      expect(await readLink(token, deps)).toEqual({ contestId: contest.id, choices });
    }
    expect(await voteTable.items()).toEqual(before);
  });

  it('counts when it is confirmed, with the choice as it is then', async () => {
    const world = await castingWorld();
    const { ask, deps, contest, candidates } = world;
    const { token } = await ask('els@telenet.be');
    const changed = [candidates[3]?.id ?? ''];
    await confirmByLink({ token, choices: changed }, deps);
    expect(await figures(world, contest.id)).toEqual({ online: 1, roll: 1, ballots: [changed] });
  });

  it('confirmed again, or another one of the same mailbox, answers the same and changes nothing', async () => {
    const world = await castingWorld();
    const { ask, deps, contest, candidates } = world;
    const first = await ask('els@gmail.com');
    const second = await ask('e.l.s+twee@googlemail.com');
    const answers = [];
    for (const { token } of [first, first, second, first]) {
      answers.push(
        await confirmByLink({ token, choices: [candidates[answers.length]?.id ?? ''] }, deps),
      );
    }
    expect(new Set(answers.map(({ ticket }) => ticket)).size).toBe(1);
    expect(await figures(world, contest.id)).toEqual({
      online: 1,
      roll: 1,
      ballots: [[candidates[0]?.id]],
    });
  });

  it('earlier ones stay valid after a later one was asked for', async () => {
    const world = await castingWorld();
    const { ask, deps, contest } = world;
    const first = await ask('els@telenet.be');
    await ask('els@telenet.be');
    await ask('els@telenet.be');
    await confirmByLink(first, deps);
    expect((await figures(world, contest.id)).roll).toBe(1);
  });

  it('confirmed a thousand times at once counts once', async () => {
    const world = await castingWorld();
    const { ask, deps, contest } = world;
    const asked = await ask('els@telenet.be');
    const answers = await Promise.all(
      Array.from({ length: 1000 }, () => codeOf(confirmByLink(asked, deps))),
    );
    expect(new Set(answers)).toEqual(new Set(['done']));
    expect(await figures(world, contest.id)).toMatchObject({ online: 1, roll: 1 });
  });

  it('is good for a day', async () => {
    const { ask, deps, now } = await castingWorld();
    const asked = await ask('els@telenet.be');
    now.advance(86_399);
    expect(await codeOf(readLink(asked.token, deps))).toBe('done');
    now.advance(1);
    expect(await codeOf(readLink(asked.token, deps))).toBe('token.expired');
    expect(await codeOf(confirmByLink(asked, deps))).toBe('token.expired');
  });

  it('forged, cut, changed or brought from another contest counts nothing', async () => {
    const world = await castingWorld();
    const { ask, deps, contest, addContest } = world;
    const { contest: other, candidates: others } = await addContest({ slug: 'other' });
    const { token, choices, sealedChoice, sealedRequest } = await ask('els@telenet.be');
    const forged = [
      token.slice(0, -1),
      token.slice(0, 60),
      `${token}x`.replace('.', '.A'),
      token.replace(contest.id, other.id),
      token.toLowerCase(),
      sealedChoice,
      sealedRequest,
      contest.id,
      `${contest.id}.`,
      'con_x.abc',
      '',
    ];
    for (const text of forged) {
      expect(await codeOf(readLink(text, deps))).toBe('token.invalid');
      for (const chosen of [choices, [others[0]?.id ?? '']]) {
        expect(await codeOf(confirmByLink({ token: text, choices: chosen }, deps))).toBe(
          'token.invalid',
        );
      }
    }
    expect(await codeOf(confirmByLink({ token, choices: [others[0]?.id ?? ''] }, deps))).toBe(
      'vote.invalid',
    );
    for (const id of [contest.id, other.id]) {
      expect(await figures(world, id)).toMatchObject({ online: 0, roll: 0 });
    }
  });

  it('of a contest without ballot is invalid, and of one whose pepper is destroyed has expired', async () => {
    const { ask, deps, contest, contests, peppers } = await castingWorld();
    const asked = await ask('els@telenet.be');
    peppers.delete(contest.id);
    expect(await codeOf(confirmByLink(asked, deps))).toBe('token.expired');
    const paper = contests.get(contest.id);
    const secrets: string[] = [];
    contests.set(contest.id, {
      contest: { ...contest, pepperDestroyedAt: '2027-01-10T10:00:00Z' },
      candidates: paper?.candidates ?? [],
    });
    const counted = { read: async (id: string) => void secrets.push(id) };
    expect(await codeOf(readLink(asked.token, { ...deps, peppers: counted }))).toBe(
      'token.expired',
    );
    expect(secrets).toEqual([]);
    contests.set(contest.id, {
      contest: { ...contest, ballotFixedAt: undefined },
      candidates: paper?.candidates ?? [],
    });
    expect(await codeOf(confirmByLink(asked, deps))).toBe('token.invalid');
    contests.clear();
    expect(await codeOf(readLink(asked.token, deps))).toBe('token.invalid');
  });

  it('is refused by the gate before and after the vote, whoever has voted', async () => {
    const world = await castingWorld();
    const { ask, deps, now, contest } = world;
    now.set('2026-12-04T18:00:00Z');
    const [voted, late] = [await ask('voted@telenet.be'), await ask('late@telenet.be')];
    await confirmByLink(voted, deps);
    now.set('2026-12-04T19:00:00.000Z');
    expect(await codeOf(confirmByLink(voted, deps))).toBe('vote.closed');
    expect(await codeOf(confirmByLink(late, deps))).toBe('vote.closed');
    now.set('2026-11-20T07:59:59.999Z');
    expect(await codeOf(confirmByLink(late, deps))).toBe('vote.not_open');
    expect(await figures(world, contest.id)).toMatchObject({ online: 1, roll: 1 });
  });

  it('counts no candidate who withdrew meanwhile, and lets the voter choose anew', async () => {
    const world = await castingWorld();
    const { ask, deps, candidates, contest, contests } = world;
    const asked = await ask('els@telenet.be');
    contests.set(contest.id, {
      contest,
      candidates: candidates.map((one, index) =>
        index === 0 ? { ...one, state: 'withdrawn' as const } : one,
      ),
    });
    expect(await codeOf(confirmByLink(asked, deps))).toBe('vote.invalid');
    await confirmByLink({ token: asked.token, choices: [candidates[1]?.id ?? ''] }, deps);
    expect((await figures(world, contest.id)).online).toBe(1);
  });

  it('of several choices keeps none of their order', async () => {
    const world = await castingWorld();
    const { contest, candidates } = await world.addContest({
      slug: 'three',
      ballotRule: { maxChoices: 3, categories: [] },
    });
    const choices = candidates.slice(2, 5).map(({ id }) => id);
    const { token } = await world.ask('els@telenet.be', {
      contest,
      choices: [...choices].reverse(),
    });
    await confirmByLink({ token, choices: [...choices].reverse() }, world.deps);
    expect((await figures(world, contest.id)).ballots).toEqual([[...choices].sort()]);
  });
});

describe('a code', () => {
  it('that no mail took to anybody opens nothing, not even when it is guessed', async () => {
    const { deps, pepper } = await castingWorld();
    const mailed = await openRequest(pepper(), true, deps);
    const kept = await openRequest(pepper(), false, deps);
    const check = ({ pendingId, code }: typeof kept) =>
      codeOf(checkCode(pendingId, code, pepper(), deps));
    expect(await check(mailed)).toBe('done');
    expect(await check(kept)).toBe('code.wrong');
  });

  it('counts, with blanks or without', async () => {
    const world = await castingWorld();
    const { ask, deps, contest } = world;
    const one = await ask('els@telenet.be');
    const two = await ask('jan@telenet.be');
    await confirmByCode({ ...one, choices: undefined }, deps);
    await confirmByCode({ ...two, code: ` ${two.code.slice(0, 3)} ${two.code.slice(3)} ` }, deps);
    expect(await figures(world, contest.id)).toMatchObject({ online: 2, roll: 2 });
  });

  it('gives the same ticket as the link', async () => {
    const { ask, deps } = await castingWorld();
    const asked = await ask('els@telenet.be');
    expect(await confirmByCode(asked, deps)).toEqual(await confirmByLink(asked, deps));
  });

  it('counts what is chosen now, if anything, else what was sealed', async () => {
    const world = await castingWorld();
    const { ask, deps, contest, candidates } = world;
    const asked = await ask('els@telenet.be');
    expect(await readRequest(asked.sealedRequest, deps)).toEqual({
      contestId: contest.id,
      choices: asked.choices,
    });
    const { sealedRequest, code } = asked;
    await confirmByCode({ sealedRequest, code, choices: [candidates[4]?.id ?? ''] }, deps);
    expect((await figures(world, contest.id)).ballots).toEqual([[candidates[4]?.id]]);
  });

  it('may be guessed five times, and then not even the right one counts', async () => {
    const world = await castingWorld();
    const { ask, deps, contest } = world;
    const { sealedRequest, code, token, choices } = await ask('els@telenet.be');
    const answers = [];
    for (let guess = 1; guess <= 5; guess += 1) {
      answers.push(await codeOf(confirmByCode({ sealedRequest, code: wrong(code, guess) }, deps)));
    }
    expect(answers).toEqual([...Array(4).fill('code.wrong'), 'code.exhausted']);
    expect(await codeOf(confirmByCode({ sealedRequest, code }, deps))).toBe('code.exhausted');
    expect((await figures(world, contest.id)).online).toBe(0);
    await confirmByLink({ token, choices }, deps);
    expect((await figures(world, contest.id)).online).toBe(1);
  });

  it('may be guessed right at the fifth try', async () => {
    const { ask, deps } = await castingWorld();
    const { sealedRequest, code } = await ask('els@telenet.be');
    for (let guess = 1; guess <= 4; guess += 1) {
      await codeOf(confirmByCode({ sealedRequest, code: wrong(code, guess) }, deps));
    }
    expect(await codeOf(confirmByCode({ sealedRequest, code }, deps))).toBe('done');
  });

  it('of five hundred guesses at the same moment has five looked at', async () => {
    const world = await castingWorld();
    const { ask, deps, contest } = world;
    const { sealedRequest, code } = await ask('els@telenet.be');
    const guesses = Array.from({ length: 500 }, (_, index) => wrong(code, index + 1));
    const answers = await Promise.all(
      guesses.map((guess) => codeOf(confirmByCode({ sealedRequest, code: guess }, deps))),
    );
    expect(answers.filter((answer) => answer === 'code.wrong')).toHaveLength(4);
    expect(answers.filter((answer) => answer === 'code.exhausted')).toHaveLength(496);
    expect(await codeOf(confirmByCode({ sealedRequest, code }, deps))).toBe('code.exhausted');
    expect((await figures(world, contest.id)).online).toBe(0);
  });

  it('is of its own request only', async () => {
    const { ask, deps } = await castingWorld();
    const one = await ask('els@telenet.be');
    const two = await ask('els@telenet.be');
    if (one.code === two.code) return;
    const mixed = { sealedRequest: one.sealedRequest, code: two.code };
    expect(await codeOf(confirmByCode(mixed, deps))).toBe('code.wrong');
  });

  it('wrong ones for one request lock out neither other requests nor links', async () => {
    const { ask, deps } = await castingWorld();
    const victim = await ask('victim@telenet.be');
    const attacker = await ask('victim@telenet.be');
    for (let guess = 1; guess <= 9; guess += 1) {
      const { sealedRequest, code } = attacker;
      await codeOf(confirmByCode({ sealedRequest, code: wrong(code, guess) }, deps));
    }
    expect(await codeOf(confirmByCode(victim, deps))).toBe('done');
    expect(await codeOf(confirmByLink(attacker, deps))).toBe('done');
  });

  it('is needed: the form’s own text is no link, and a link’s no form', async () => {
    const { ask, deps } = await castingWorld();
    const { sealedRequest, token, code, choices } = await ask('els@telenet.be');
    expect(await codeOf(confirmByLink({ token: sealedRequest, choices }, deps))).toBe(
      'token.invalid',
    );
    expect(await codeOf(confirmByCode({ sealedRequest: token, code }, deps))).toBe('token.invalid');
  });

  it('expires with its form, or when its item is gone', async () => {
    const { ask, deps, now, voteTable, pepper, contest } = await castingWorld();
    const { sealedRequest, code } = await ask('els@telenet.be');
    const place = { purpose: 'code', contestId: contest.id } as const;
    const opened = unsealRequest(sealedRequest, place, pepper(), now());
    const moved = { ...opened, pendingId: 'ab'.repeat(16) };
    const gone = sealRequest(moved, 1, place, pepper());
    expect(await codeOf(confirmByCode({ sealedRequest: gone, code }, deps))).toBe('token.expired');
    now.advance(86_400);
    expect(await codeOf(confirmByCode({ sealedRequest, code }, deps))).toBe('token.expired');
    const pending = (await voteTable.items()).filter(({ pk }) => String(pk).startsWith('PENDING#'));
    expect(pending).toHaveLength(1);
  });

  it('cannot be found from what is kept of it without the pepper', async () => {
    const { ask, voteTable } = await castingWorld();
    const { code } = await ask('els@telenet.be');
    const pending = (await voteTable.items()).find(({ pk }) => String(pk).startsWith('PENDING#'));
    expect(Object.keys(pending ?? {}).sort()).toEqual([
      'codeHash',
      'expiresAt',
      'guesses',
      'pk',
      'sk',
    ]);
    expect(JSON.stringify(pending)).not.toContain(code);
  });
});
