import type { Figures } from '../../counters/figures.ts';
import type { EngagementKind } from '../../events/engagement-kind.ts';
import { smallGroup } from '../../links/told-of-groups.ts';

/** What only readers who agreed to be followed are counted in. */
const ofReaders: ReadonlySet<string> = new Set<EngagementKind>([
  'opened',
  'reader-opened',
  'reader-clicked',
]);
const ofClicks: ReadonlySet<string> = new Set<EngagementKind>(['clicked']);

/** Without what a few readers who agreed did, of whom staff could tell who they are. */
export const withoutReaders = (figures: Figures): Figures => without(figures, ofReaders);

/**
 * What is told of the readers of a municipality or language. Links of a group of twenty or fewer do not know of which group a click is,
 * so that its clicks are those of the few who agreed: a wrong figure, and theirs.
 */
export function toldOfShare(figures: Figures): Figures {
  const told = withoutReaders(figures);
  return (figures.delivered?.raw ?? 0) > smallGroup ? told : without(told, ofClicks);
}

const without = (figures: Figures, kinds: ReadonlySet<string>): Figures =>
  Object.fromEntries(Object.entries(figures).filter(([kind]) => !kinds.has(kind)));
