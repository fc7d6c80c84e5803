import type { Clock } from '../../../shared/clock.ts';
import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { CampaignEvent } from '../events/event.ts';
import type { EventRepository } from '../events/event-repository.ts';
import { isPublic } from '../events/facts-of.ts';
import { agendaWindow } from '../events/horizon.ts';
import { occurrencesOf } from '../events/occurrences-of.ts';
import { dayAfter, localDay, startOfDay } from '../local-day.ts';
import { comingDays } from './coming-days.ts';
import { comparedEvent } from './compared.ts';
import { type Duplicate, pairOf } from './duplicate.ts';
import { createDuplicateRepository, pairRemoval, pairWrites } from './duplicate-repository.ts';
import { isLikely, type Judgement, judge } from './likeness.ts';
import { markedEvents, marksOf, setMarks } from './marks.ts';
import type { Neighbour, ReadNeighbours } from './neighbours.ts';

export interface ExamineDeps {
  readonly table: Table;
  readonly events: EventRepository;
  readonly now: Clock;
}

/** Events of an agenda that are read to be compared whole: the likeliest by what agendas know. */
const mostNeighbours = 20;
/** What an agenda must show for that; the page and the uid, which it does not know, are found by their marks. */
const worthReading = 15;

/** Where one is the same, those that are only alike are not asked about. */
const pointsBehind = 10;

/** Pairs that an event gets from one comparison, and that it may be part of in all before it gets no more. */
const mostFound = 5;
const mostPairs = 20;

/**
 * Compares an event with those that take place on the same days in its municipality, and with those that share a mark with it
 * anywhere; proposes the likeliest as pairs and forgets proposals that have come untrue. What staff have decided stays. May run
 * twice, and at the same time as others.
 */
export async function examineEvent(
  eventId: string,
  neighbours: ReadNeighbours,
  deps: ExamineDeps,
): Promise<void> {
  const event = await deps.events.get(eventId);
  if (!event) return;
  const duplicates = createDuplicateRepository(deps.table);
  const known = await duplicates.ofEvent(event.id);
  const found = isPublic(event) ? await likelyPairs(event, known, neighbours, deps) : new Map();
  for (const [otherId, before] of known) {
    if (before.state === 'proposed' && !before.proposedBy && !found.has(otherId)) {
      await unlessChanged(deps.table.transact(pairRemoval(before)));
    }
  }
  for (const [otherId, { other, ...judgement }] of found) {
    const before = known.get(otherId);
    if (!before && known.size >= mostPairs) continue;
    if (!before && (await duplicates.countOf(otherId, mostPairs)) >= mostPairs) continue;
    const after = pairFrom(before, [event, other], judgement, deps.now());
    if (after) await unlessChanged(deps.table.transact(pairWrites(before, after)));
  }
}

type Found = Judgement & { readonly other: CampaignEvent };

async function likelyPairs(
  event: CampaignEvent,
  known: ReadonlyMap<string, Duplicate>,
  neighbours: ReadNeighbours,
  deps: ExamineDeps,
): Promise<Map<string, Found>> {
  const { now, table, events } = deps;
  const today = localDay(now());
  const days = comingDays(occurrencesOf(event, { ...agendaWindow(now()), from: now() }), today);
  const [first, last] = [days.at(0), days.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const window = { from: startOfDay(first), to: startOfDay(dayAfter(last, 1)) };
  const marks = marksOf(event, days);
  const near = await likelyNeighbours(event, days, neighbours, window);
  const ids = [...near, ...(await markedEvents(table, marks)), ...known.keys()];
  const others = await events.getMany(ids.filter((id) => id !== event.id));
  const own = comparedEvent(event, window);
  const found = [...others.values()]
    .filter((other) => isPublic(other) && isOtherSource(event, other))
    .map((other) => ({ other, ...judge(own, comparedEvent(other, window), days) }))
    .filter(({ other, ...judgement }) => isLikely(judgement, other.nis === event.nis))
    .sort((one, two) => two.score - one.score || (one.other.id < two.other.id ? -1 : 1));
  await setMarks(event.id, marks, deps);
  const least = (found[0]?.score ?? 0) - pointsBehind;
  const pairs = found.filter(
    ({ other, score }, index) => (index < mostFound && score >= least) || known.has(other.id),
  );
  return new Map(pairs.map((one) => [one.other.id, one]));
}

async function likelyNeighbours(
  event: CampaignEvent,
  days: readonly string[],
  neighbours: ReadNeighbours,
  window: { readonly from: Date; readonly to: Date },
): Promise<string[]> {
  const own = { ...comparedEvent(event, window), website: undefined, uid: undefined };
  const months = [...new Set(days.map((day) => day.slice(0, 7)))];
  const byDay = await Promise.all(months.map((month) => neighbours(event.nis, month)));
  const near = new Set<Neighbour>(
    days.flatMap((day) => byDay.flatMap((month) => month.get(day) ?? [])),
  );
  return [...near]
    .filter(({ eventId, sourceId }) => eventId !== event.id && mayPair(event, sourceId))
    .map(({ eventId, compared }) => ({ eventId, score: judge(own, compared, days).score }))
    .filter(({ score }) => score >= worthReading)
    .sort((one, two) => two.score - one.score || (one.eventId < two.eventId ? -1 : 1))
    .slice(0, mostNeighbours)
    .map(({ eventId }) => eventId);
}

const isOtherSource = (event: CampaignEvent, { origin }: CampaignEvent): boolean =>
  mayPair(event, origin.sourceId);

/** One source names an event once; staff may have typed it twice. */
const mayPair = ({ origin }: CampaignEvent, sourceId: string | undefined): boolean =>
  sourceId === 'staff' || sourceId !== origin.sourceId;

/** The pair as it is to be kept; undefined where nothing of it is new. */
function pairFrom(
  before: Duplicate | undefined,
  events: readonly [CampaignEvent, CampaignEvent],
  { score, reasons }: Judgement,
  now: Date,
): Duplicate | undefined {
  const [one, other] = events;
  const [first, second] = pairOf(one.id, other.id);
  const nis: Duplicate['nis'] = first === one.id ? [one.nis, other.nis] : [other.nis, one.nis];
  const told = { nis, score, reasons: [...reasons] };
  if (!before) {
    return { first, second, ...told, state: 'proposed', foundAt: now.toISOString(), version: 0 };
  }
  const isSame = JSON.stringify(told) === JSON.stringify(toldBy(before));
  return isSame ? undefined : { ...before, ...told, version: before.version + 1 };
}

const toldBy = ({ nis, score, reasons }: Duplicate) => ({ nis, score, reasons });

/** Somebody else has just written or decided this pair: theirs stands. */
async function unlessChanged(write: Promise<void>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
  }
}
