import { type Clock, daysAfter, epochSeconds } from '../../../shared/clock.ts';
import { type Item, ifAbsent, type Write } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { AppError } from '../../../shared/errors.ts';
import type { NewId } from '../../../shared/ids.ts';
import { localMonth, monthAfter } from '../../../shared/time/local-month.ts';
import { examinationWrites } from '../duplicates/examination.ts';
import { attentionWrites } from '../hand/attention.ts';
import { agendaOf } from './agenda.ts';
import type { AgendaEntry } from './agenda-entry.ts';
import { comingUntil } from './coming-until.ts';
import { agendaDaysKept } from './days-kept.ts';
import type { CampaignEvent } from './event.ts';
import { eventItem, ifVersion } from './event-item.ts';
import { agendaKey } from './event-keys.ts';
import type { EventRepository } from './event-repository.ts';
import { factsOf, hashOfFact, isAlive, isPublic, shownStatus } from './facts-of.ts';
import { agendaWindow, renewalOf } from './horizon.ts';
import { occurrencesOf } from './occurrences-of.ts';
import { originItem, type RunMark } from './origin-item.ts';

export interface SaveDeps {
  readonly events: EventRepository;
  readonly table: Table;
  readonly now: Clock;
  readonly newId: NewId;
}

export interface Saving {
  /** As it was read; absent for a new event. */
  readonly before?: CampaignEvent;
  readonly after: CampaignEvent;
  /** Moments and registrations are to look at it, whatever changed. */
  readonly followUp?: boolean;
  /** Written in the same transaction: at most 40. */
  readonly also?: readonly Write[];
  /** The run of its source that changes it. */
  readonly run?: RunMark;
}

/** DynamoDB takes items of 400 kB; an event of a month in all languages has 2 kB. */
const largestEvent = 300_000;

/**
 * Writes an event, its place in agendas and what else belongs to the change, in one transaction; returns it as it is then. Version,
 * `sequence`, `changedAt`, `agenda`, `followUpSince` and `tookRegistrations` are set here, whatever `after` says.
 * @throws {TimingError} for times that cannot be worked out, and {AppError} event.timing for an event that is too large.
 * @throws {ConditionFailed} when somebody has changed the event since `before` was read
 */
export async function saveEvent(
  saving: Saving,
  { table, now }: Pick<SaveDeps, 'table' | 'now'>,
): Promise<CampaignEvent> {
  const { saved, writes } = prepareSaving(saving, now());
  await table.transact(writes);
  return saved;
}

/** An event as it is to be saved, and all writes of that: at most 60 besides `also`. @throws as {@link saveEvent}, but for conditions */
export function prepareSaving(
  saving: Saving,
  present: Date,
): { readonly saved: CampaignEvent; readonly writes: readonly Write[] } {
  const { before, run, also = [] } = saving;
  const next = stamped(saving, present);
  const window = agendaWindow(present);
  const occurrences = occurrencesOf(next, window);
  const entries = agendaOf(next, occurrences, window);
  const until = comingUntil(next, occurrences, window, present);
  const agenda = { nis: next.nis, months: monthsKept(before, entries, present, next) };
  const saved = { ...next, ...(agenda.months.length > 0 ? { agenda } : { agenda: undefined }) };
  const renewal = renewalOf(factsOf(next).timing, present);
  const item = checkedSize(eventItem(saved, renewal));
  const writes = [
    { put: item, condition: before ? ifVersion(before) : ifAbsent },
    ...originWrites(before, originItem(saved, until, run)),
    ...agendaWrites(before, saved, entries),
    ...attentionWrites(before, saved, present),
    ...examinationWrites(before, saved),
    ...also,
  ];
  return { saved, writes };
}

/** The next version, with what follows from the change. */
function stamped({ before, after, followUp = false }: Saving, present: Date): CampaignEvent {
  const at = present.toISOString();
  if (!before) return { ...after, version: 0, changedAt: at };
  const isMoved = whenAndWhere(before) !== whenAndWhere(after);
  const hasEnded = before.registration !== undefined || before.tookRegistrations === true;
  const tookRegistrations = after.registration === undefined && hasEnded;
  const isTied = after.moments > 0 || after.registration !== undefined || tookRegistrations;
  const isToFollow = followUp || (isMoved && isTied) || isFamilyNews(before, after);
  const followUpSince = isToFollow ? at : after.followUpSince;
  return {
    ...after,
    version: before.version + 1,
    sequence: before.sequence + (isMoved ? 1 : 0),
    changedAt: shown(before) === shown(after) ? before.changedAt : at,
    followUpSince,
    tookRegistrations: tookRegistrations || undefined,
  };
}

/** Whether those with which an event was merged may have to take place for each other, or not any more. */
const isFamilyNews = (before: CampaignEvent, after: CampaignEvent): boolean =>
  (after.hand.merged !== undefined || after.hand.holds !== undefined) &&
  isAlive(before) !== isAlive(after);

/** When, where and whether it takes place, and is to be seen. */
function whenAndWhere(event: CampaignEvent): string {
  const { timing, venue } = factsOf(event);
  return hashOfFact([timing, venue, shownStatus(event), isPublic(event)]);
}

/** All that readers see. */
const shown = (event: CampaignEvent): string =>
  hashOfFact([
    event.nis,
    factsOf(event),
    shownStatus(event),
    isPublic(event),
    event.hand.promoted,
    event.registration,
    event.moments > 0,
  ]);

function checkedSize(item: Item): Item {
  if (Buffer.byteLength(JSON.stringify(item)) <= largestEvent) return item;
  throw new AppError('event.timing', 'This event has more dates or text than can be kept.');
}

/** Of a new event it fails where another has the name already. */
const originWrites = (before: CampaignEvent | undefined, item: Item | undefined): Write[] =>
  item ? [{ put: item, ...(before ? {} : { condition: ifAbsent }) }] : [];

/** Months in which it stands afterwards: those written now, and earlier ones that are left as they are. */
function monthsKept(
  before: CampaignEvent | undefined,
  entries: ReadonlyMap<string, AgendaEntry>,
  present: Date,
  after: CampaignEvent,
): string[] {
  const { agenda } = before ?? {};
  const isStaying = agenda?.nis === after.nis && isPublic(after);
  const first = localMonth(agendaWindow(present).from);
  const oldest = localMonth(daysAfter(present, -agendaDaysKept));
  const earlier = isStaying
    ? agenda.months.filter((month) => month < first && month >= oldest)
    : [];
  return [...new Set([...earlier, ...entries.keys()])].sort();
}

function agendaWrites(
  before: CampaignEvent | undefined,
  after: CampaignEvent,
  entries: ReadonlyMap<string, AgendaEntry>,
): Write[] {
  const { agenda: old } = before ?? {};
  const { agenda, id } = after;
  const isKept = (month: string) => agenda?.nis === old?.nis && agenda?.months.includes(month);
  const left = (old?.months ?? []).filter((month) => !isKept(month));
  return [
    ...left.map((month) => ({ remove: agendaKey(old?.nis ?? '', month, id) })),
    ...[...entries].map(([month, entry]) => ({
      put: { ...agendaKey(after.nis, month, id), ...entry, expiresAt: expiryOf(month) },
    })),
  ];
}

const expiryOf = (month: string): number =>
  epochSeconds(daysAfter(new Date(`${monthAfter(month, 1)}-01T00:00:00Z`), agendaDaysKept));
