import type { EventFacts } from './event.ts';
import { hashOfFact } from './facts-of.ts';

/** Names of the facts that differ. */
export function changedFacts(before: EventFacts, after: EventFacts): string[] {
  const olds = new Map<string, unknown>(Object.entries(before));
  const news = new Map<string, unknown>(Object.entries(after));
  return [...new Set([...olds.keys(), ...news.keys()])]
    .filter((name) => hashOfFact(olds.get(name)) !== hashOfFact(news.get(name)))
    .sort();
}
