import type { Key } from '../../shared/data/expressions.ts';
import type { IssueState } from './issue.ts';

/** Partition of everything that belongs to one issue; the engine's items stand beside these. */
export const issuePartition = (issueId: string): string => `ISSUE#${issueId}`;

export const issueKey = (issueId: string): Key => ({ pk: issuePartition(issueId), sk: 'ISSUE' });

/** What staff write, in every language. */
export const contentKey = (issueId: string): Key => ({
  pk: issuePartition(issueId),
  sk: 'CONTENT',
});

/** The variants of one hash: written once, never changed. */
export const variantsKey = (issueId: string, hash: string): Key => ({
  pk: issuePartition(issueId),
  sk: `VARIANTS#${hash}`,
});

/** The page to read online of one variant of one hash. */
export const onlinePageKey = (issueId: string, hash: string, variantId: string): Key => ({
  pk: issuePartition(issueId),
  sk: `PAGE#${hash}#${variantId}`,
});

/** What the calendar of a municipality held when the issue was planned: written once. */
export const eventListsKey = (issueId: string, nis: string): Key => ({
  pk: issuePartition(issueId),
  sk: `EVENTS#${nis}`,
});

/** Stops all sending of bulk mail while it exists. */
export const globalStopKey: Key = { pk: 'SENDING', sk: 'STOP' };

/** All issues, newest last (gsi1), since ids sort by time. */
export const issueListPartition = 'ISSUES';

/** The issues in one state (gsi2), oldest first. */
export const issueStatePartition = (state: IssueState): string => `ISSUES#${state}`;

/** What a municipality has sent, oldest first. */
export const archivePartition = (nis: string): string => `ISSUE_ARCHIVE#${nis}`;
