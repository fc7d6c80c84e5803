import { beforeEach, describe, expect, it } from 'vitest';
import type { Merchant } from '../../../../functions/merchants/merchant.ts';
import {
  agreeToStand,
  declineToStand,
  readCandidacy,
} from '../../../../functions/voting/contests/candidates/consent.ts';
import { inviteCandidate } from '../../../../functions/voting/contests/candidates/invite.ts';
import { inviteNominated } from '../../../../functions/voting/contests/candidates/invite-nominated.ts';
import {
  moveCandidate,
  putOnBallot,
} from '../../../../functions/voting/contests/candidates/stand.ts';
import { withdrawForMerchant } from '../../../../functions/voting/contests/candidates/withdraw-for-merchant.ts';
import type { Candidate, Contest } from '../../../../functions/voting/contests/contest.ts';
import { type ContestsWorld, contestsWorld, during } from './contests-world.ts';

let world: ContestsWorld;
let contest: Contest;
beforeEach(async () => {
  world = await contestsWorld();
  contest = await world.makeContest();
});

const refOf = ({ contestId, id }: Candidate) => ({ contestId, candidateId: id });
const agree = async (candidate: Candidate, more: object = {}) =>
  agreeToStand(
    { token: await world.tokenOf(candidate), story: { nl: 'Kom!' }, ...more },
    world.deps,
  );
const decline = async (candidate: Candidate) =>
  declineToStand(await world.tokenOf(candidate), world.deps);
async function changeMerchant({ merchantId }: Candidate, change: Partial<Merchant>): Promise<void> {
  const merchant = await world.deps.merchants.get(merchantId);
  if (!merchant) throw new Error('no such merchant');
  await world.merchantRepository.replace(merchant, { ...merchant, ...change }, []);
}
const kinds = () => world.mails.map((request) => ('mail' in request ? request.mail.kind : 'test'));

describe('inviting a merchant', () => {
  it('mails its contact a link of its own, in its language', async () => {
    const nominee = await world.aNominee(contest, {
      contact: { email: 'luc@example.be', language: 'fr' },
    });
    const invited = await inviteCandidate(world.deps, refOf(nominee), { by: world.editor });
    expect(invited).toMatchObject({ state: 'invited', invitedAt: '2026-11-22T12:00:00.000Z' });
    const [mail] = world.mails;
    expect(mail).toMatchObject({
      to: { address: 'luc@example.be' },
      mail: {
        kind: 'nominee-invitation',
        language: 'fr',
        contest: 'Ambassadeur',
        nominations: 1,
        consentUrl: expect.stringContaining('https://www.vanhier.example/vote/fr/consent?token='),
      },
    });
  });

  it.each([
    { why: 'the shop has no contact', change: { contact: undefined } },
    { why: 'the shop is hidden', change: { state: 'hidden' as const } },
  ])('is not possible where $why, and leaves all as it was', async ({ change }) => {
    const nominee = await world.aNominee(contest);
    await changeMerchant(nominee, change);
    await expect(
      inviteCandidate(world.deps, refOf(nominee), { by: world.editor }),
    ).rejects.toMatchObject({ code: 'merchant.state' });
    expect(world.mails).toEqual([]);
    expect(await world.candidate(contest.id, nominee.id)).toEqual(nominee);
  });

  it('invites all who were not asked, whoever cannot be', async () => {
    const nominees = [await world.aNominee(contest), await world.aNominee(contest)];
    const asked = await world.aNominee(contest);
    await inviteCandidate(world.deps, refOf(asked), { by: world.editor });
    const [first] = nominees;
    if (first) await changeMerchant(first, { state: 'hidden' });
    const outcomes = await inviteNominated(world.deps, contest.id, world.editor);
    expect(outcomes).toEqual([
      { candidateId: first?.id, invited: false, reason: expect.stringContaining('directory') },
      { candidateId: nominees[1]?.id, invited: true },
    ]);
    expect(world.mails).toHaveLength(2);
  });
});

describe('the merchant’s answer', () => {
  it('makes it a candidate with its own words and the text it agreed to', async () => {
    const nominee = await world.aNominee(contest);
    const agreed = await agree(nominee, {
      story: { nl: ' Al 50 jaar\u202e brood. \r\n\r\n\r\n\r\nKom! ', fr: ' ' },
    });
    expect(agreed).toMatchObject({
      state: 'agreed',
      story: { nl: 'Al 50 jaar brood.\n\nKom!' },
      consent: { at: '2026-11-22T12:00:00.000Z', textVersion: 'stand-2026-11' },
    });
    expect((await world.lines(contest.id)).at(-1)).toMatchObject({
      by: 'merchant',
      action: 'candidate.agreed',
      values: { candidate: nominee.id, state: 'agreed' },
    });
  });

  it('may change: no, yes, another story, no', async () => {
    const nominee = await world.aNominee(contest);
    expect(await decline(nominee)).toMatchObject({ state: 'declined' });
    expect(await decline(nominee)).toMatchObject({ state: 'declined' });
    await agree(nominee);
    expect(await agree(nominee, { story: { nl: 'Anders' } })).toMatchObject({
      story: { nl: 'Anders' },
    });
    expect(await decline(nominee)).toMatchObject({ state: 'declined' });
    expect(kinds()).toEqual([]);
  });

  it('has staff look again where another story comes after they put it on the ballot', async () => {
    const candidate = await world.standing(contest);
    expect(await agree(candidate, { story: { nl: 'Iets heel anders' } })).toMatchObject({
      state: 'agreed',
    });
  });

  it('is not counted once the ballot is fixed', async () => {
    const { candidates } = await world.fixed({ slug: 'fixed' });
    const [candidate] = candidates;
    if (!candidate) throw new Error('nobody');
    await expect(agree(candidate)).rejects.toMatchObject({ code: 'contest.state' });
    expect(await world.candidate(candidate.contestId, candidate.id)).toEqual(candidate);
  });

  it('is refused after staff have rejected it', async () => {
    const nominee = await world.aNominee(contest);
    await world.reject(contest.id, nominee.id);
    await expect(agree(nominee)).rejects.toMatchObject({ code: 'candidate.state' });
  });

  it('chooses a category where there are some', async () => {
    const categories = [{ id: 'food', name: { nl: 'Eten' } }];
    const divided = await world.makeContest({
      slug: 'divided',
      ballotRule: { maxChoices: 1, categories },
    });
    const nominee = await world.aNominee(divided);
    for (const category of [undefined, 'shoes']) {
      await expect(agree(nominee, { category })).rejects.toMatchObject({ code: 'request.invalid' });
    }
    expect(await agree(nominee, { category: 'food' })).toMatchObject({ category: 'food' });
    const other = await world.aNominee(contest);
    await expect(agree(other, { category: 'food' })).rejects.toMatchObject({
      code: 'request.invalid',
    });
  });
});

describe('the link of an invitation', () => {
  it('shows what it is about', async () => {
    const nominee = await world.aNominee(contest);
    const { candidate, merchant } = await readCandidacy(await world.tokenOf(nominee), world.deps);
    expect([candidate.id, merchant.id]).toEqual([nominee.id, nominee.merchantId]);
  });

  it('opens nothing once the shop has another contact', async () => {
    const nominee = await world.aNominee(contest);
    const token = await world.tokenOf(nominee);
    await changeMerchant(nominee, {
      contact: { email: 'new.owner@example.be', language: 'nl' as const },
    });
    for (const use of [
      () => readCandidacy(token, world.deps),
      () => agreeToStand({ token, story: {} }, world.deps),
      () => declineToStand(token, world.deps),
    ]) {
      await expect(use()).rejects.toMatchObject({ code: 'token.invalid' });
    }
  });

  it('cannot be made for another candidate', async () => {
    const nominee = await world.aNominee(contest);
    const other = await world.aNominee(contest);
    const [body = '', expiry, signature] = (await world.tokenOf(nominee)).split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, k: other.id })).toString('base64url');
    await expect(
      declineToStand(`${forged}.${expiry}.${signature}`, world.deps),
    ).rejects.toMatchObject({ code: 'token.invalid' });
  });

  it('lasts a year', async () => {
    const nominee = await world.aNominee(contest);
    const token = await world.tokenOf(nominee);
    world.now.set('2027-11-23T12:00:00Z');
    await expect(readCandidacy(token, world.deps)).rejects.toMatchObject({ code: 'token.expired' });
  });
});

describe('the ballot, while the list is open', () => {
  it('takes only who has agreed', async () => {
    const nominee = await world.aNominee(contest);
    const put = () => putOnBallot(world.deps, refOf(nominee), { principal: world.editor });
    await expect(put()).rejects.toMatchObject({ code: 'candidate.state' });
    await decline(nominee);
    await expect(put()).rejects.toMatchObject({ code: 'candidate.state' });
    await agree(nominee);
    expect(await put()).toMatchObject({ state: 'standing' });
  });

  it('refuses a version that somebody has changed since', async () => {
    const candidate = await world.agreed(contest);
    await agree(candidate, { story: { nl: 'Nieuw' } });
    const stale = { principal: world.editor, version: candidate.version };
    await expect(putOnBallot(world.deps, refOf(candidate), stale)).rejects.toMatchObject({
      code: 'contest.changed',
    });
    await expect(
      moveCandidate(world.deps, refOf(candidate), { move: 'reject', ...stale }),
    ).rejects.toMatchObject({ code: 'contest.changed' });
  });

  it('lets staff take off, reject and reconsider; who is reconsidered is asked anew', async () => {
    const candidate = await world.standing(contest);
    const move = (name: 'takeOffBallot' | 'reject' | 'reconsider') =>
      moveCandidate(world.deps, refOf(candidate), { move: name, principal: world.editor });
    await expect(move('reject')).rejects.toMatchObject({ code: 'candidate.state' });
    expect(await move('takeOffBallot')).toMatchObject({ state: 'agreed' });
    expect(await move('reject')).toMatchObject({ state: 'rejected' });
    expect(await move('reconsider')).toMatchObject({ state: 'nominated' });
  });

  it('finds no candidate of another contest', async () => {
    const other = await world.makeContest({ slug: 'other' });
    const candidate = await world.agreed(other);
    const ref = { contestId: contest.id, candidateId: candidate.id };
    await expect(putOnBallot(world.deps, ref, { principal: world.editor })).rejects.toMatchObject({
      code: 'candidate.not_found',
    });
  });
});

describe('withdrawing from a ballot that is fixed', () => {
  it('is possible to the last second of voting, and told by mail', async () => {
    const { contest: fixed, candidates } = await world.fixed({ slug: 'fixed' });
    const [candidate] = candidates;
    if (!candidate) throw new Error('nobody');
    world.now.set('2027-01-24T18:59:59.999Z');
    const left = await decline(candidate);
    expect(left).toMatchObject({ state: 'withdrawn', name: candidate.name });
    expect(await decline(candidate)).toEqual(left);
    expect(kinds()).toEqual(['candidate-withdrawn']);
    expect((await world.lines(fixed.id)).at(-1)).toMatchObject({
      action: 'candidate.left',
      values: { candidate: candidate.id, state: 'withdrawn' },
    });
  });

  it('is not possible once voting has ended', async () => {
    const { candidates } = await world.fixed({ slug: 'fixed' });
    const [candidate] = candidates;
    if (!candidate) throw new Error('nobody');
    world.now.set('2027-01-24T19:00:00Z');
    await expect(decline(candidate)).rejects.toMatchObject({ code: 'contest.state' });
    expect(await world.candidate(candidate.contestId, candidate.id)).toMatchObject({
      state: 'standing',
    });
  });

  it('is done by staff where the merchant telephones', async () => {
    const { candidates } = await world.fixed({ slug: 'fixed' });
    const [candidate] = candidates;
    if (!candidate) throw new Error('nobody');
    world.now.set(during.voting);
    const by = { principal: world.approver, version: candidate.version };
    expect(await withdrawForMerchant(world.deps, refOf(candidate), by)).toMatchObject({
      state: 'withdrawn',
    });
    expect(kinds()).toEqual(['candidate-withdrawn']);
  });
});
