import * as z from 'zod';
import { daysAfter } from '../../../../shared/clock.ts';
import { localizedSchema } from '../../../../shared/i18n/localized.ts';
import { type KnownEvent, readKnownEvents } from '../../../calendar/index.ts';
import type { Counts } from '../../counters/counts.ts';
import { type Figures, figureSchema } from '../../counters/figures.ts';
import { createFeedReaders } from '../../feeds/feed-readers.ts';
import {
  instantsOf,
  type ReportPeriod,
  reportPeriodSchema,
} from '../../programme-report/report-period.ts';
import type { FiguresDeps } from '../figures-deps.ts';
import { municipalityOf, municipalitySchema } from '../municipality-params.ts';
import { readFigures } from '../read-figures.ts';
import { figuresWithin, stepSizeSchema, stepsOf } from '../report-steps.ts';
import { smallestGroup } from '../small-groups.ts';
import { toldByMonth, wholeMonths } from '../told-by-month.ts';
import { feedUseOf, feedUseSchema } from './feed-use.ts';

/** Days after the period in which events take place that people looked at within it. */
const daysAhead = 92;
/** Events that a report names; those of a municipality in three months are some hundreds. */
const mostEvents = 50;
/** Events that are asked about: one query each. */
const mostAsked = 2000;

const usesSchema = z.object({
  /** Views of pages of events. */
  pages: figureSchema,
  /** Put into somebody's own calendar, by file or link. */
  added: figureSchema,
  /** Registrations that were confirmed. */
  registered: z.int(),
});
export type EventUses = z.output<typeof usesSchema>;

/** What a municipality's calendar is used for. */
export const calendarReportSchema = z.object({
  municipality: municipalitySchema,
  period: reportPeriodSchema,
  stepSize: stepSizeSchema,
  total: usesSchema,
  steps: z.array(reportPeriodSchema.extend({ uses: usesSchema })),
  /** Those of which anything was counted, the most viewed first: of all that take place in the period or soon after. */
  events: z.array(
    z.object({
      eventId: z.string(),
      title: localizedSchema(300),
      startsAt: z.iso.datetime(),
      /** Absent for events of staff. */
      source: z.string().optional(),
      uses: usesSchema,
    }),
  ),
  /** How many more there are, less viewed. */
  moreEvents: z.int(),
  /** By where the events come from; absent name: events of staff. */
  sources: z.array(z.object({ source: z.string().optional(), events: z.int(), uses: usesSchema })),
  /**
   * Registrations of whole calendar months that are over, by what led to them: `newsletter`, `print`, or `page` where nothing is known.
   * Staff see who registered on which day, and must not learn by it who followed a link of a newsletter.
   */
  ways: z.object({
    months: z.array(z.string()),
    /** The most frequent first. */
    told: z.array(z.object({ way: z.string(), registered: z.int().min(smallestGroup) })),
    /** Those that fewer than that came by in their month. */
    few: z.int(),
  }),
  feeds: feedUseSchema,
});
export type CalendarReport = z.output<typeof calendarReportSchema>;

/** @throws {AppError} municipality.not_found */
export async function readCalendarReport(
  nis: string,
  period: ReportPeriod,
  deps: FiguresDeps,
): Promise<CalendarReport> {
  const municipality = municipalityOf(nis);
  const { table, counters } = deps;
  const [counts, used, feedDays] = await Promise.all([
    counters.readMunicipality(municipality.nis, wholeMonths(period)),
    usedEvents(municipality.nis, period, deps),
    createFeedReaders(table).read(municipality.nis, period),
  ]);
  const { stepSize, steps } = stepsOf(period);
  const viewed = [...used].sort((one, other) => other.uses.pages.human - one.uses.pages.human);
  return {
    municipality,
    period,
    stepSize,
    total: usesOf(figuresWithin(counts, period)),
    steps: steps.map((step) => ({ ...step, uses: usesOf(figuresWithin(counts, step)) })),
    events: viewed.slice(0, mostEvents).map(({ event: { id, ...event }, uses }) => ({
      eventId: id,
      title: event.title,
      startsAt: event.startsAt,
      ...(event.source !== undefined && { source: event.source }),
      uses,
    })),
    moreEvents: Math.max(0, viewed.length - mostEvents),
    sources: sourcesOf(used),
    ways: waysOf(counts, period, deps.now()),
    feeds: feedUseOf(feedDays),
  };
}

function waysOf(
  counts: Pick<Counts, 'days'>,
  period: ReportPeriod,
  now: Date,
): CalendarReport['ways'] {
  const wanted = { period, now, kind: 'registered', prefix: 'source=' } as const;
  const { months, told, few } = toldByMonth(counts, wanted);
  return {
    months: [...months],
    told: told.map(({ name, count }) => ({ way: name, registered: count })),
    few,
  };
}

interface UsedEvent {
  readonly event: KnownEvent;
  readonly uses: EventUses;
}

async function usedEvents(
  nis: string,
  period: ReportPeriod,
  { table, counters, now }: FiguresDeps,
): Promise<UsedEvent[]> {
  const { from, to } = instantsOf(period);
  const window = { from, to: daysAfter(to, daysAhead), now: now() };
  const events = (await readKnownEvents(table, nis, window)).slice(0, mostAsked);
  const scopes = events.map(({ id }) => `event:${id}` as const);
  const figures = await readFigures(scopes, period, { counters });
  return events
    .map((event) => ({ event, uses: usesOf(figures.get(`event:${event.id}`) ?? {}) }))
    .filter(({ uses }) => uses.pages.raw + uses.added.raw + uses.registered > 0);
}

const none = { raw: 0, human: 0 };

export const usesOf = (figures: Figures): EventUses => ({
  pages: figures['event-page'] ?? none,
  added: figures['calendar-added'] ?? none,
  registered: figures.registered?.raw ?? 0,
});

function sourcesOf(used: readonly UsedEvent[]): CalendarReport['sources'] {
  const groups = [...Map.groupBy(used, ({ event }) => event.source)];
  return groups
    .map(([source, events]) => ({
      ...(source !== undefined && { source }),
      events: events.length,
      uses: events.map(({ uses }) => uses).reduce(usesTogether),
    }))
    .sort((one, other) => other.uses.pages.human - one.uses.pages.human);
}

const usesTogether = (one: EventUses, other: EventUses): EventUses => ({
  pages: {
    raw: one.pages.raw + other.pages.raw,
    human: one.pages.human + other.pages.human,
  },
  added: {
    raw: one.added.raw + other.added.raw,
    human: one.added.human + other.added.human,
  },
  registered: one.registered + other.registered,
});
