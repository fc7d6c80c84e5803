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

export interface ToldShare {
  readonly clicksTold: boolean;
  readonly figures: Figures;
}

/**
 * What is told of the readers of a municipality or language. Where its links do not know of which group a click is, nought
 * clicks would be a wrong figure: of twenty mails or fewer, and of readers whose links tell less to hide others.
 * @param isInLinks whether the links of any of them tell the municipality or language.
 */
export function toldOfShare(figures: Figures, isInLinks: boolean): ToldShare {
  const told = withoutReaders(figures);
  const clicksTold = isInLinks && (figures.delivered?.raw ?? 0) > smallGroup;
  return { clicksTold, figures: clicksTold ? told : without(told, ofClicks) };
}

const without = (figures: Figures, kinds: ReadonlySet<string>): Figures =>
  Object.fromEntries(Object.entries(figures).filter(([kind]) => !kinds.has(kind)));
