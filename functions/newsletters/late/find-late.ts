import type { Table } from '../../../shared/data/table.ts';
import { readBeginning } from '../../calendar/index.ts';
import type { Issue } from '../issue.ts';
import { findVariants } from '../variants-repository.ts';
import type { Late } from './late.ts';

export type LateIssue = Pick<Issue, 'issueId' | 'contentHash' | 'municipalities' | 'rest'>;

/**
 * Whether mails of an issue that leave until then are too late for the vote that they call for, or the event that they go out before;
 * the latter first, since it concerns all of them.
 */
export async function findLate(
  table: Table,
  issue: LateIssue,
  until: Date,
): Promise<Late | undefined> {
  return (await lateForEvent(table, issue, until)) ?? lateForVotes(table, issue, until);
}

async function lateForEvent(
  table: Table,
  { issueId, municipalities }: LateIssue,
  until: Date,
): Promise<Late | undefined> {
  const from = await readBeginning(table, issueId);
  if (from === undefined || until < new Date(from)) return undefined;
  return { why: 'event_begun', from, until: until.toISOString(), municipalities };
}

async function lateForVotes(
  table: Table,
  { issueId, contentHash, rest }: LateIssue,
  until: Date,
): Promise<Late | undefined> {
  // Each call leaves out whose vote is closed by then.
  if (rest === 'while_open') return undefined;
  const found = await findVariants(table, issueId, contentHash);
  const closed = (found?.variants ?? []).flatMap(({ nis, vote }) =>
    vote && new Date(vote.closesAt) <= until ? [{ nis, closesAt: vote.closesAt }] : [],
  );
  const [from] = closed.map(({ closesAt }) => closesAt).sort();
  if (from === undefined) return undefined;
  const municipalities = [...new Set(closed.map(({ nis }) => nis))];
  return { why: 'vote_closed', from, until: until.toISOString(), municipalities };
}
