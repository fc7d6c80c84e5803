import { createHash } from 'node:crypto';
import type { IssueContent } from '../../emails/blocks/schema.ts';
import type { Issue } from './issue.ts';

/** Everything that an approval binds: content, what it states of votes and ambassadors, audience rule, time rule and how versions are tried. */
export type BoundFields = Pick<
  Issue,
  'audience' | 'region' | 'municipalities' | 'languages' | 'sendAt' | 'trial' | 'spread'
> & {
  readonly content: IssueContent;
  /** Hash of the campaign's facts that the mails state; absent where they state none, and before they are rendered. */
  readonly factsHash?: string | undefined;
};

/** The same for the same fields, whatever the order in which their properties were written. */
export function contentHash(bound: BoundFields): string {
  const { audience, region, municipalities, languages, content, factsHash } = bound;
  const { sendAt, trial, spread } = bound;
  const times = { sendAt, trial, spread };
  return hashOf({ audience, region, municipalities, languages, ...times, content, factsHash });
}

/** SHA-256 of plain data, the same whatever the order of properties. */
export const hashOf = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('hex');

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, part]) => [name, sorted(part)]));
}
