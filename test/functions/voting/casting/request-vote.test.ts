import { describe, expect, it } from 'vitest';
import { mailRequestSchema } from '../../../../functions/mail/message.ts';
import { confirmByLink } from '../../../../functions/voting/casting/confirm-vote.ts';
import { perMailbox, perNetwork, perPair } from '../../../../functions/voting/casting/mail-caps.ts';
import { checkProof, newChallenge } from '../../../../functions/voting/casting/proof-of-work.ts';
import {
  readChoice,
  requestVote,
  sealChoice,
} from '../../../../functions/voting/casting/request-vote.ts';
import type { Contest } from '../../../../functions/voting/contests/contest.ts';
import type { Table } from '../../../../shared/data/table.ts';
import { solve } from './solve-challenge.ts';
import { castingWorld } from './world.ts';

/** Notes which of the table's functions are called. */
const watched = (table: Table, calls: string[]): Table =>
  new Proxy(table, {
    get(target, name) {
      calls.push(String(name));
      return Reflect.get(target, name);
    },
  });

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

describe('asking for the mail', () => {
  it('sends a link and a six-digit code in one mail that the mail worker takes', async () => {
    const { ask, sent, contest } = await castingWorld();
    await ask('Els.Maes@telenet.be'.toLowerCase());
    const [one] = sent;
    expect(sent).toHaveLength(1);
    expect(one?.mail).toMatchObject({
      kind: 'vote-code',
      language: 'nl',
      nis: contest.nis,
      contest: 'Ambassadeur van Retie',
      code: expect.stringMatching(/^\d{6}$/),
      expiresAt: '2026-11-23T12:00:00.000Z',
      closesAt: '2026-12-04T19:00:00.000Z',
    });
    expect(one?.mail.confirmUrl).toMatch(
      /^https:\/\/www\.vanhier\.example\/vote\/nl\/retie\/2026\/confirm\?token=[\w.-]+$/,
    );
    const request = { to: { address: one?.address }, mail: one?.mail };
    expect(mailRequestSchema.safeParse(request).success).toBe(true);
  });

  it('sends to the address as it was typed, not to its canonical form', async () => {
    const { ask, sent } = await castingWorld();
    await ask('j.an+stem@gmail.com');
    expect(sent[0]?.address).toBe('j.an+stem@gmail.com');
  });

  it('says in the mail that the link ends with the vote, where that comes first', async () => {
    const { ask, sent, now } = await castingWorld();
    now.set('2026-12-04T10:00:00Z');
    await ask('els@telenet.be');
    expect(sent[0]?.mail.expiresAt).toBe('2026-12-04T19:00:00.000Z');
  });

  it('makes another code, link and form each time', async () => {
    const { ask } = await castingWorld();
    const asked = [await ask('a@telenet.be'), await ask('a@telenet.be'), await ask('b@telenet.be')];
    expect(new Set(asked.map(({ token }) => token)).size).toBe(3);
    expect(new Set(asked.map(({ sealedRequest }) => sealedRequest)).size).toBe(3);
    expect(new Set(asked.map(({ code }) => code)).size).toBeGreaterThan(1);
  });
});

describe('whoever asks learns nothing of the address', () => {
  it('the same happens for one who has voted, one who asked before and one who never did', async () => {
    const { ask, deps, sent, voteTable, contest } = await castingWorld();
    const voted = await ask('voted@telenet.be');
    await confirmByLink({ token: voted.token, choices: voted.choices }, deps);
    await ask('asked@telenet.be');
    const seen = [];
    for (const address of ['voted@telenet.be', 'asked@telenet.be', 'never@telenet.be']) {
      const calls: string[] = [];
      const sealedChoice = await sealChoice({ contest, choices: voted.choices }, deps);
      const before = sent.length;
      const answer = await requestVote(
        {
          contest,
          sealedChoice,
          address,
          viewer: `198.51.100.${seen.length}`,
          language: 'nl',
          proof: undefined,
        },
        { ...deps, votes: watched(deps.votes, calls) },
      );
      const { length } = answer.sealedRequest;
      seen.push({ keys: Object.keys(answer), length, mails: sent.length - before, calls });
    }
    expect(seen[0]).toEqual(seen[2]);
    expect(seen[1]).toEqual(seen[2]);
    expect(seen[2]?.mails).toBe(1);
    // The roll is not even looked at.
    expect(seen[2]?.calls).toEqual(['update', 'update', 'update', 'update', 'put']);
    expect(
      (await voteTable.items()).filter(({ pk }) => String(pk).startsWith('ROLL')),
    ).toHaveLength(1);
  });

  it('answers no sooner than 400 ms after the question, mail or no mail', async () => {
    const { ask, deps } = await castingWorld();
    const pauses: number[] = [];
    Object.assign(deps, { pause: async (milliseconds: number) => pauses.push(milliseconds) });
    for (let index = 0; index <= perPair.count; index += 1) {
      await ask('els@telenet.be', { viewer: '198.51.100.7' });
    }
    expect(pauses).toEqual(Array.from({ length: perPair.count + 1 }, () => 400));
  });
});

describe('caps', () => {
  it('of one network and mailbox, whatever way its address is written: the same answer, no mail', async () => {
    const { ask, sent } = await castingWorld();
    const viewer = '198.51.100.7';
    const asked = [];
    for (let index = 0; index < perPair.count + 2; index += 1) {
      asked.push(await ask(`els+${index}@gmail.com`, { viewer }));
    }
    expect(asked.map(({ isMailed }) => isMailed)).toEqual([true, true, true, true, false, false]);
    expect(sent).toHaveLength(perPair.count);
    expect(new Set(asked.map(({ sealedRequest }) => sealedRequest.length)).size).toBe(1);
  });

  it('of a mailbox: twelve mails a day, whoever asks', async () => {
    const { ask, sent, now } = await castingWorld();
    for (let hundred = 0; hundred < 10; hundred += 1) {
      const tags = Array.from({ length: 100 }, (_, index) => hundred * 100 + index);
      await Promise.all(tags.map((tag) => ask(`e.ls+${tag}@gmail.com`)));
    }
    expect(sent).toHaveLength(perMailbox.count);
    now.advance(86_400);
    await ask('els@gmail.com');
    expect(sent).toHaveLength(perMailbox.count + 1);
  });

  it('used up by somebody else lock nobody out: every mail that came works, and may be changed', async () => {
    const { ask, deps, votes, contest, candidates, sent } = await castingWorld();
    for (let index = 0; index < 40; index += 1) await ask('victim@telenet.be');
    const own = await ask('victim@telenet.be', { viewer: '203.0.113.5' });
    expect(own.isMailed).toBe(false);
    const mine = [candidates[5]?.id ?? ''];
    for (const { token } of sent) await confirmByLink({ token, choices: mine }, deps);
    expect(await votes.countRoll(contest.id)).toBe(1);
    for await (const { choices } of votes.ballots(contest.id)) expect(choices).toEqual(mine);
  });

  it.each([
    ['tags that the provider does not know', 'victim@telenet.be', 'victim+x@telenet.be'],
    ['keywords that were never made', 'victim@yahoo.com', 'victim-x@yahoo.com'],
    ['a domain that is not switched on', 'v.ictim@proton.me', 'victim@pm.me'],
  ])(
    'used up by mails to %s, which reach nobody, leave the voter all of them',
    async (_, own, lost) => {
      const { ask, sent } = await castingWorld();
      const viewer = '203.0.113.5';
      for (let index = 0; index < perPair.count + 1; index += 1) await ask(lost, { viewer });
      for (let index = 0; index < 40; index += 1) await ask(lost);
      expect(sent).toHaveLength(perMailbox.count);
      expect((await ask(own, { viewer })).isMailed).toBe(true);
    },
  );

  it('of a network are told, whatever the addresses, and are tighter without a proof', async () => {
    const { ask, now } = await castingWorld();
    const viewer = '2001:db8:1:2::7';
    const asked = [];
    for (let index = 0; index < 41; index += 1) {
      asked.push(
        await codeOf(ask(`p${index}@telenet.be`, { viewer: `2001:db8:1:2::${index + 1}` })),
      );
    }
    expect(asked.slice(0, 40).every((answer) => answer === 'done')).toBe(true);
    expect(asked[40]).toBe('request.too_many');
    expect(await codeOf(ask('other@telenet.be', { viewer: '2001:db8:1:3::7' }))).toBe('done');
    now.advance(3600);
    expect(await codeOf(ask('other@telenet.be', { viewer }))).toBe('done');
  });

  it('leave a network that proves its work room for a crowd', async () => {
    const world = await castingWorld();
    const prove = async () => solve(await newChallenge(world.deps));
    const viewer = '198.51.100.7';
    for (let index = 0; index < 40; index += 1) await ask(index);
    expect(await codeOf(ask(40))).toBe('request.too_many');
    expect(await codeOf(ask(41, await prove()))).toBe('done');
    expect(perNetwork.count).toBeGreaterThan(200);

    function ask(index: number, proof?: string) {
      const address = `p${index}@telenet.be`;
      return world.ask(address, { viewer, ...(proof !== undefined && { proof }) });
    }
  });
});

describe('a form that is not ours', () => {
  it('is refused: forged, cut, of another step or of another contest', async () => {
    const { ask, addContest, deps, contest } = await castingWorld();
    const { contest: other } = await addContest({ slug: 'other' });
    const { sealedChoice, sealedRequest, token } = await ask('els@telenet.be');
    const request = (about: Contest, sealed: string) =>
      codeOf(
        requestVote(
          {
            contest: about,
            sealedChoice: sealed,
            address: 'els@telenet.be',
            viewer: undefined,
            language: 'nl',
            proof: undefined,
          },
          deps,
        ),
      );
    expect(await request(contest, sealedChoice)).toBe('done');
    expect(await request(other, sealedChoice)).toBe('token.invalid');
    expect(await request(other, sealedChoice.replace(contest.id, other.id))).toBe('token.invalid');
    for (const text of [
      sealedRequest,
      token,
      sealedChoice.slice(0, -3),
      '',
      'x',
      `${contest.id}.`,
    ]) {
      expect(await request(contest, text)).toBe('token.invalid');
    }
  });

  it('is good for a day', async () => {
    const { ask, deps, contest, now, candidates } = await castingWorld();
    const { sealedChoice } = await ask('els@telenet.be');
    expect(await readChoice({ contest, sealedChoice }, deps)).toEqual([candidates[0]?.id]);
    now.advance(86_399);
    expect(await codeOf(readChoice({ contest, sealedChoice }, deps))).toBe('done');
    now.advance(1);
    expect(await codeOf(readChoice({ contest, sealedChoice }, deps))).toBe('token.expired');
  });

  it('is not made before the vote opens or after it ends, and asks for no mail then', async () => {
    const { ask, deps, contest, now, candidates, sent } = await castingWorld();
    const { sealedChoice } = await ask('els@telenet.be');
    const sealing = () => codeOf(sealChoice({ contest, choices: [candidates[0]?.id ?? ''] }, deps));
    now.set('2026-11-20T07:59:59.999Z');
    expect(await sealing()).toBe('vote.not_open');
    now.set('2026-11-20T08:00:00.000Z');
    expect(await sealing()).toBe('done');
    now.set('2026-12-04T19:00:00.000Z');
    expect(await sealing()).toBe('vote.closed');
    expect(await codeOf(readChoice({ contest, sealedChoice }, deps))).toBe('vote.closed');
    expect(sent).toHaveLength(1);
  });

  it('with candidates who do not stand is refused', async () => {
    const { ask, candidates } = await castingWorld();
    const [one, two] = candidates;
    expect(await codeOf(ask('a@telenet.be', { choices: [] }))).toBe('vote.invalid');
    expect(await codeOf(ask('a@telenet.be', { choices: ['can_x'] }))).toBe('vote.invalid');
    expect(await codeOf(ask('a@telenet.be', { choices: [one?.id ?? '', two?.id ?? ''] }))).toBe(
      'vote.invalid',
    );
  });
});

describe('a proof of work', () => {
  it('is good once', async () => {
    const { deps } = await castingWorld();
    const proof = await solve(await newChallenge(deps));
    expect(await checkProof(proof, deps)).toBe('valid');
    expect(await codeOf(checkProof(proof, deps))).toBe('proof.invalid');
  });

  it('is good once even when it is shown many times at the same moment', async () => {
    const { deps } = await castingWorld();
    const proof = await solve(await newChallenge(deps));
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => codeOf(checkProof(proof, deps))),
    );
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
  });

  it('expires after half an hour by our signature, whatever the page says', async () => {
    const { deps, now } = await castingWorld();
    const challenge = await newChallenge(deps);
    const proof = await solve(challenge);
    now.advance(1801);
    expect(await codeOf(checkProof(proof, deps))).toBe('proof.invalid');
    const { expires } = challenge.parameters.data;
    const parameters = { ...challenge.parameters, data: { expires: expires + 3600 } };
    const forged = await solve({ ...challenge, parameters });
    expect(await codeOf(checkProof(forged, deps))).toBe('proof.invalid');
  });

  it('is refused when it is unsolved, ours by no key, or nonsense', async () => {
    const { deps } = await castingWorld();
    const challenge = await newChallenge(deps);
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
    const others = [
      'x',
      encode({}),
      encode({ challenge, solution: { counter: 0, derivedKey: '00'.repeat(32) } }),
      encode({ challenge, solution: { counter: -1, derivedKey: '' } }),
      await solve({ ...challenge, signature: '0'.repeat(64) }),
    ];
    for (const proof of others) {
      expect(await codeOf(checkProof(proof, deps))).toBe('proof.invalid');
    }
  });

  it('is absent where no script ran', async () => {
    const { deps } = await castingWorld();
    expect(await checkProof(undefined, deps)).toBe('absent');
    expect(await checkProof('', deps)).toBe('absent');
  });
});
