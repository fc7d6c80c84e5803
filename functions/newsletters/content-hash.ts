import { createHash } from 'node:crypto';
import type { IssueContent } from '../../emails/blocks/schema.ts';
import type { Issue } from './issue.ts';

/** Everything that an approval binds: content, audience rule and time rule. */
export type BoundFields = Pick<
  Issue,
  'audience' | 'region' | 'municipalities' | 'languages' | 'sendAt'
> & { readonly content: IssueContent };

/** The same for the same fields, whatever the order in which their properties were written. */
export function contentHash(bound: BoundFields): string {
  const { audience, region, municipalities, languages, sendAt, content } = bound;
  const text = JSON.stringify(
    sorted({ audience, region, municipalities, languages, sendAt, content }),
  );
  return createHash('sha256').update(text).digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, part]) => [name, sorted(part)]));
}
