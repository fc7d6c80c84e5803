import { describe, expect, it } from 'vitest';
import type { Merchant } from '../../../../functions/merchants/merchant.ts';
import type { Candidate, Contest } from '../../../../functions/voting/contests/contest.ts';
import {
  type ContestFacts,
  contestWarnings,
} from '../../../../functions/voting/contests/warnings/contest-warnings.ts';
import { aCandidate, aContest } from '../../../builders/contest.ts';
import { aMerchant } from '../../../builders/merchant.ts';

const moment = (at: string) => ({ wallTime: at.slice(0, 16), at });
const photo = { path: '/images/merchants/1.jpg', width: 1, height: 1, alt: { nl: 'x' } };
const story = { nl: 'a', fr: 'b', en: 'c' };

function facts(
  changes: Partial<Contest>,
  people: readonly { candidate?: Partial<Candidate>; merchant?: Partial<Merchant> | null }[] = [],
  more: Partial<ContestFacts> = {},
): ContestFacts {
  const { ballotFixedAt: _fixed, ...rest } = aContest();
  const contest: Contest = {
    ...rest,
    state: 'reviewing',
    nominations: { opens: moment('2026-12-01T07:00:00Z'), closes: moment('2026-12-31T19:00:00Z') },
    voting: { opens: moment('2027-01-10T07:00:00Z'), closes: moment('2027-01-24T19:00:00Z') },
    ...changes,
  };
  const pairs = people.map(({ candidate, merchant }, index) => {
    const id = `mer_01jz000000000000000000000${index}`;
    return {
      candidate: aCandidate(contest.id, { merchantId: id, story, ...candidate }),
      merchant: merchant === null ? undefined : aMerchant({ id, photo, ...merchant }),
    };
  });
  return {
    contest,
    candidates: pairs.map(({ candidate }) => candidate),
    merchants: new Map(
      pairs.flatMap(({ merchant }) => (merchant ? [[merchant.id, merchant]] : [])),
    ),
    boxes: [],
    rules: [],
    waiting: 0,
    ...more,
  };
}

const codes = (about: ContestFacts, now: string) =>
  contestWarnings(about, new Date(now)).map(({ code }) => code);
const review = '2027-01-05T10:00:00Z';
const good = [{}, {}];

describe('staff are warned', () => {
  it('of nothing where all is well', () => {
    expect(codes(facts({}, good), review)).toEqual([]);
  });

  it('from two days before opening that the ballot is not fixed', () => {
    expect(codes(facts({}, good), '2027-01-08T06:59:59Z')).toEqual([]);
    expect(codes(facts({}, good), '2027-01-08T07:00:00Z')).toEqual(['ballot.not_fixed']);
    expect(codes(facts({}, good), '2027-01-12T07:00:00Z')).toEqual(['ballot.not_fixed']);
    expect(codes(facts({}, good), '2027-01-24T19:00:00Z')).toEqual(['ballot.missed']);
    expect(
      codes(facts({ ballotFixedAt: review, gatesWrittenAt: review }, good), '2027-01-09T07:00:00Z'),
    ).toEqual([]);
  });

  it('that somebody on the ballot has left the directory, as long as it can be withdrawn', () => {
    const fixed = { ballotFixedAt: review, gatesWrittenAt: review };
    const people = [{}, { merchant: null }, { merchant: { state: 'hidden' as const } }];
    const about = facts(fixed, people);
    const gone = ['candidate.not_listed', 'candidate.not_listed'];
    expect(codes(about, '2027-01-09T07:00:00Z')).toEqual(gone);
    expect(codes(about, '2027-01-12T07:00:00Z')).toEqual(gone);
    expect(codes(about, '2027-01-24T19:00:00Z')).toEqual([]);
    const withdrawn = { candidate: { state: 'withdrawn' as const }, merchant: null };
    expect(codes(facts(fixed, [...good, withdrawn]), '2027-01-12T07:00:00Z')).toEqual([]);
  });

  it('what keeps it from being fixed, and where there is no choice', () => {
    expect(codes(facts({}, [{}]), '2027-01-09T07:00:00Z')).toEqual([
      'ballot.not_fixed',
      'ballot.problem',
    ]);
    expect(codes(facts({ seats: 2 }, good), '2027-01-09T07:00:00Z')).toEqual([
      'ballot.not_fixed',
      'ballot.one_for_each_seat',
    ]);
  });

  it.each([
    ['a candidate without a photo', { merchant: { photo: undefined } }, 'candidate.without_photo'],
    [
      'a candidate without a story in a language of the municipality',
      { candidate: { story: { nl: 'a' } } },
      'candidate.without_story',
    ],
    [
      'a candidate who left the directory',
      { merchant: { state: 'hidden' as const } },
      'candidate.not_listed',
    ],
    ['a candidate whose shop is gone', { merchant: null }, 'candidate.not_listed'],
    [
      'who has agreed and is on no ballot',
      { candidate: { state: 'agreed' as const } },
      'candidate.not_on_ballot',
    ],
    [
      'who cannot be invited',
      { candidate: { state: 'nominated' as const }, merchant: { contact: undefined } },
      'candidate.without_contact',
    ],
    [
      'who does not answer',
      { candidate: { state: 'invited' as const, invitedAt: '2026-12-20T10:00:00Z' } },
      'candidate.without_answer',
    ],
  ])('of %s', (_, person, code) => {
    const about = facts({}, [...good, person]);
    expect(contestWarnings(about, new Date(review))).toMatchObject([
      { code, subject: about.candidates[2]?.id },
    ]);
  });

  it('of nothing that the ballot lacks once it is fixed', () => {
    const fixed = { ballotFixedAt: review, gatesWrittenAt: review };
    expect(codes(facts(fixed, [{ merchant: { photo: undefined } }]), review)).toEqual([]);
  });

  it('of nominations that wait', () => {
    expect(codes(facts({}, good, { waiting: 3 }), review)).toEqual(['nominations.waiting']);
  });

  it('of a count that does not do its part within a quarter of an hour', () => {
    expect(codes(facts({ ballotFixedAt: review }, good), '2027-01-05T10:14:00Z')).toEqual([]);
    expect(codes(facts({ ballotFixedAt: review }, good), '2027-01-05T10:16:00Z')).toEqual([
      'gates.late',
    ]);
    const ended = { state: 'closing' as const, ballotFixedAt: review, gatesWrittenAt: review };
    expect(codes(facts(ended), '2027-01-24T19:14:00Z')).toEqual([]);
    expect(codes(facts(ended), '2027-01-24T19:16:00Z')).toEqual(['closing.late']);
  });

  it('of all that keeps the result from being published', () => {
    const at = '2027-01-24T19:01:00Z';
    const box = {
      id: 'box_01jz0000000000000000000001',
      contestId: 'con_01jz0000000000000000000001',
      name: 'Hall',
      entries: [],
      salt: '0'.repeat(32),
      createdAt: at,
      version: 1,
    };
    const counting = facts(
      {
        state: 'closed',
        ballotFixedAt: review,
        gatesWrittenAt: review,
        closedAt: at,
        lotProposal: { value: '7', by: 'acc_1', at },
        publication: { requestedAt: at, by: 'acc_1', refused: { at, reasons: ['A tie.'] } },
      },
      [],
      { boxes: [box] },
    );
    expect(codes(counting, '2027-01-26T10:00:00Z')).toEqual([
      'paper.not_agreed',
      'lot.waiting',
      'publication.refused',
    ]);
  });
});
