import type { Key } from '../../../shared/data/expressions.ts';

/** What counters are kept of: the programme, or a municipality, issue, link, … by its id. */
export type Scope =
  | 'programme'
  | `${
      | 'municipality'
      | 'issue'
      | 'link'
      | 'contest'
      | 'merchant'
      | 'short-link'
      | 'event'
      | 'source'}:${string}`;

/** Counts of one day are spread over so many items, so that workers that count at the same time seldom meet. */
export const counterShards = 4;

export interface CounterPlace {
  readonly scope: Scope;
  /** Day in Europe/Brussels. */
  readonly day: string;
}

/** Links have their issue's id before their own. */
export const linkScope = (issue: string, link: string): Scope => `link:${issue}/${link}`;

export const counterPartition = (scope: Scope): string => `COUNT#${scope}`;

export const counterKey = ({ scope, day }: CounterPlace, shard: number): Key => ({
  pk: counterPartition(scope),
  sk: `${day}#${shard}`,
});

/** `2026-11-29#3` → `2026-11-29`. */
export const dayOfKey = (sk: string): string => sk.slice(0, 10);

/** What was seen of a producer of events. */
export const seenKey = (producer: string): Key => ({ pk: `TRACKED#${producer}`, sk: 'SEEN' });
