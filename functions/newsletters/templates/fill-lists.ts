import { type EventList, type EventQuery, queryName } from '../../../emails/blocks/event-facts.ts';
import { fillEventLists, fittingLists } from '../../../emails/fill-event-lists.ts';
import type { Table } from '../../../shared/data/table.ts';
import { placeByNis, regionById } from '../../../shared/programme/programme.ts';
import type { EventsWanted } from '../../calendar/index.ts';
import type { Issue } from '../issue.ts';
import type { IssueVariants, RenderedVariant, Variant } from '../issue-variants.ts';
import { findOnlinePage, onlinePageItem } from '../reading/online-page-repository.ts';
import { frozenLists } from './frozen-lists.ts';

export interface FillDeps {
  readonly table: Table;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
  /** What a municipality's calendar holds for the days after a send. */
  readonly readEvents: (wanted: EventsWanted) => Promise<EventList[]>;
}

/** What of an issue is filled in. */
export interface FillingOf {
  readonly issue: Issue;
  readonly approved: IssueVariants;
  readonly variant: Variant;
}

/**
 * Writes the events into a variant and into its page to read online. They are those of the hour of planning, frozen for the
 * whole municipality, so that it may run again at any time; lists that make the mail too long lose their last events.
 */
export async function fillLists(
  { issue, approved, variant }: FillingOf,
  rendered: RenderedVariant,
  { table, siteUrl, readEvents }: FillDeps,
): Promise<RenderedVariant> {
  const { issueId } = issue;
  const { nis, variantId } = variant;
  const queries = queriesOf(approved.variants.filter((other) => other.nis === nis));
  const lists = await frozenLists(table, { issueId, nis }, () =>
    readEvents({ nis, at: goesOut(issue), queries }),
  );
  const reader = readerOf(variant, siteUrl);
  const own = fittingLists(rendered, namedBy(lists, variant.events ?? []), reader);
  const { hash } = approved;
  // Consistent: a page that is overlooked would stay open for ever.
  const page = await findOnlinePage(table, issueId, { hash, variantId }, { consistent: true });
  if (page) {
    const filled = fillEventLists({ ...page, text: '' }, own, reader);
    await table.put(onlinePageItem({ issueId, contentHash: hash }, variantId, filled));
  }
  return fillEventLists(rendered, own, reader);
}

/** A variant with lists that were frozen when its issue was planned, as {@link fillLists} has written them into its mails. */
export function withLists({
  variant,
  rendered,
  lists,
  siteUrl,
}: {
  readonly variant: Variant;
  readonly rendered: RenderedVariant;
  readonly lists: readonly EventList[];
  readonly siteUrl: string;
}): RenderedVariant {
  const reader = readerOf(variant, siteUrl);
  const own = fittingLists(rendered, namedBy(lists, variant.events ?? []), reader);
  return fillEventLists(rendered, own, reader);
}

function readerOf({ nis, language, nameFallback }: Variant, siteUrl: string) {
  const { municipality, region } = placeByNis(nis);
  const { brand } = regionById(region.id);
  return { language, brand, municipality, siteUrl, nameFallback };
}

/** The hour that staff or an event gave it, or that of planning, where it came late. */
function goesOut({ schedule, planningSince }: Issue): Date {
  const times = [schedule?.at, planningSince].flatMap((time) => time ?? []);
  return new Date(Math.max(...times.map((time) => Date.parse(time))));
}

const queriesOf = (variants: readonly Variant[]): EventQuery[] => {
  const queries = variants.flatMap(({ events = [] }) => events);
  return [...new Map(queries.map((query) => [queryName(query), query])).values()];
};

function namedBy(lists: readonly EventList[], queries: readonly EventQuery[]): EventList[] {
  const names = new Set(queries.map(queryName));
  return lists.filter(({ query }) => names.has(queryName(query)));
}
