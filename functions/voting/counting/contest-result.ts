import type { ContestCount } from './contest-count.ts';
import type { ContestResult, PublishedFile } from './result.ts';
import { type CandidateTally, type Tally, tally, winnersOf } from './tally.ts';

interface Publication {
  readonly publishedAt: string;
  readonly files: readonly PublishedFile[];
  readonly audit: ContestResult['audit'];
}

/** What the page of a result shows of a count. */
export function resultOf(count: ContestCount, publication: Publication): ContestResult {
  const { input, rules } = count;
  const counted = tally(input);
  const { inhabitants } = input.contest.municipality;
  return {
    contestId: input.contest.id,
    publishedAt: publication.publishedAt,
    candidates: candidatesOf(count, counted),
    winners: winnersOf(counted),
    online: counted.online,
    paper: counted.paper,
    boxes: input.boxes.map(({ name, ballots, blank, invalid }) => ({
      name,
      ballots,
      blank,
      invalid,
    })),
    turnout: { ballots: counted.turnout, ...(inhabitants !== undefined && { inhabitants }) },
    quarantines: rules.map(({ reason, signal, atLeast, ballots }) => ({
      rule: reason,
      signal,
      atLeast,
      ballots,
    })),
    lot: input.lot,
    draws: counted.races.flatMap(({ category, draw }) =>
      draw?.lots
        ? [
            {
              ...(category !== undefined && { category }),
              votes: draw.votes,
              seats: draw.seats,
              lots: [...draw.lots],
            },
          ]
        : [],
    ),
    files: [...publication.files],
    audit: publication.audit,
  };
}

function candidatesOf({ input, candidates }: ContestCount, counted: Tally) {
  const elected = new Set(winnersOf(counted));
  const merchants = new Map(candidates.map(({ id, merchantId }) => [id, merchantId]));
  const totals = new Map(counted.candidates.map((candidate) => [candidate.id, candidate]));
  const categories = input.rule.categories.map(({ id }) => id);
  const listed = input.candidates.flatMap((candidate) => {
    const own = totals.get(candidate.id);
    const merchantId = merchants.get(candidate.id);
    return own && merchantId ? [{ ...candidate, ...votesOf(own), merchantId }] : [];
  });
  return listed
    .map((candidate) => ({
      ...candidate,
      ...(!candidate.withdrawn && { rank: rankAmong(listed, candidate) }),
      elected: elected.has(candidate.id),
    }))
    .sort(
      (one, other) =>
        categories.indexOf(one.category ?? '') - categories.indexOf(other.category ?? '') ||
        Number(one.withdrawn) - Number(other.withdrawn) ||
        other.total - one.total ||
        Number(other.elected) - Number(one.elected) ||
        (one.id < other.id ? -1 : 1),
    );
}

const votesOf = ({ online, boxes, paper, total, quarantined }: CandidateTally) => ({
  online,
  boxes: [...boxes],
  paper,
  total,
  quarantined,
});

interface Ranked {
  readonly category?: string | undefined;
  readonly withdrawn: boolean;
  readonly total: number;
}

const rankAmong = (all: readonly Ranked[], { category, total }: Ranked): number =>
  1 +
  all.filter((other) => other.category === category && !other.withdrawn && other.total > total)
    .length;
