import type {
  CampaignFacts,
  VoteCallFacts,
  WinnerFacts,
  WinnersFacts,
} from '../../../emails/blocks/campaign-facts.ts';
import type { Table } from '../../../shared/data/table.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import { createMerchants, type Merchants } from '../../merchants/index.ts';
import type { Contest } from '../contests/contest.ts';
import { type ContestRepository, createContestRepository } from '../contests/contest-repository.ts';
import { phaseOf } from '../contests/phase.ts';
import { type CandidateResult, readResult } from '../counting/result.ts';
import { contestPath } from '../pages/paths.ts';
import { ambassadorFacts, inEveryLanguage, merchantFacts } from './merchant-facts.ts';

export interface FactsWanted {
  /** NIS code of the municipality. */
  readonly nis: string;
  /** When the newsletter goes out: the vote must be open then. */
  readonly at: Date;
  /** Ambassadors that the newsletter names. */
  readonly merchantIds: readonly string[];
}

/**
 * What a newsletter's blocks say of a municipality's votes and ambassadors.
 * @throws {AppError} municipality.not_found
 */
export async function readCampaignFacts(
  table: Table,
  { nis, at, merchantIds }: FactsWanted,
): Promise<CampaignFacts> {
  const contests = createContestRepository(table);
  const merchants = createMerchants(table);
  const [all, own, named] = await Promise.all([
    contests.listByMunicipality(nis),
    merchants.listAmbassadors(nis),
    merchants.getMany(merchantIds),
  ]);
  const facts = [...own].flatMap((merchant) => ambassadorFacts(merchant) ?? []);
  return {
    voteCall: await voteCall(nis, all, at, contests),
    winners: await winners(nis, all, table, merchants),
    ambassadors: facts.sort(
      (one, other) => compare(other.since, one.since) || compare(one.name, other.name),
    ),
    named: merchantIds.flatMap((id) => {
      const merchant = named.get(id);
      return (merchant && ambassadorFacts(merchant)) ?? [];
    }),
  };
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Of several open votes the one that closes first. */
async function voteCall(
  nis: string,
  all: readonly Contest[],
  at: Date,
  contests: Pick<ContestRepository, 'candidates'>,
): Promise<VoteCallFacts | undefined> {
  const [contest] = all
    .filter((candidate) => phaseOf(candidate, at) === 'open')
    .sort((one, other) => compare(one.voting.closes.at, other.voting.closes.at));
  if (!contest) return undefined;
  const candidates = await contests.candidates(contest.id);
  const place = placeByNis(nis);
  return {
    contestId: contest.id,
    title: contest.title,
    opensAt: contest.voting.opens.at,
    closesAt: contest.voting.closes.at,
    candidates: candidates.filter(({ state }) => state === 'standing').length,
    page: inEveryLanguage((language) => contestPath({ language, place, contest })),
  };
}

async function winners(
  nis: string,
  all: readonly Contest[],
  table: Table,
  merchants: Merchants,
): Promise<WinnersFacts | undefined> {
  const [contest] = all
    .filter(({ state }) => state === 'published')
    .sort((one, other) => compare(other.publishedAt ?? '', one.publishedAt ?? ''));
  const result = contest && (await readResult(table, contest.id));
  if (!result) return undefined;
  const elected = result.winners.flatMap(
    (id) => result.candidates.find((candidate) => candidate.id === id) ?? [],
  );
  const place = placeByNis(nis);
  return {
    contestId: contest.id,
    title: contest.title,
    publishedAt: result.publishedAt,
    ballots: result.turnout.ballots,
    winners: await winnersOf(elected, contest, merchants),
    page: inEveryLanguage((language) => contestPath({ language, place, contest }, 'result')),
  };
}

/** A winner whose merchant is gone, or not on the pages any more, is named in the result and not in a mail. */
async function winnersOf(
  elected: readonly CandidateResult[],
  { ballotRule }: Contest,
  merchants: Merchants,
): Promise<WinnerFacts[]> {
  const found = await merchants.getMany(elected.map(({ merchantId }) => merchantId));
  return elected.flatMap(({ merchantId, name, total, category }) => {
    const merchant = found.get(merchantId);
    if (merchant?.state !== 'listed') return [];
    const group = ballotRule.categories.find(({ id }) => id === category);
    return { ...merchantFacts(merchant), name, votes: total, category: group?.name };
  });
}
