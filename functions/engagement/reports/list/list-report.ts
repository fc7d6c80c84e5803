import * as z from 'zod';
import { dayAfter } from '../../../../shared/time/days.ts';
import { localHour } from '../../../../shared/time/local-hour.ts';
import { type ListSize, presentSize, readListSizes } from '../../../subscribers/index.ts';
import type { CounterName } from '../../counters/counter-name.ts';
import type { Counts } from '../../counters/counts.ts';
import { figureSchema } from '../../counters/figures.ts';
import { type ReportPeriod, reportPeriodSchema } from '../../programme-report/report-period.ts';
import type { FiguresDeps } from '../figures-deps.ts';
import { figuresWithin, stepSizeSchema, stepsOf } from '../report-steps.ts';

export const listAudiences = ['residents', 'businesses'] as const;
export type ListAudience = (typeof listAudiences)[number];

/** How a list grew and what it lost. */
export const movementSchema = z.object({
  /** Forms that were sent, for known addresses too. */
  subscribed: figureSchema,
  /** Who answered the mail. */
  confirmed: z.int(),
  unsubscribed: z.int(),
  /** Addresses that do not exist any more, found by a newsletter. */
  gone: z.int(),
  /** Who called a newsletter spam. */
  complained: z.int(),
});
export type Movement = z.output<typeof movementSchema>;

const audienceListSchema = z.object({
  audience: z.enum(listAudiences),
  /** Whom newsletters reach, at the beginning of the last day that is known, at the latest of that after the period; absent where none is. */
  size: z.int().optional(),
  /** At the beginning of the period; absent where it was not noted. */
  sizeBefore: z.int().optional(),
  movement: movementSchema,
  /**
   * Of the change of size, what no figure of the movement explains: imports, municipalities that people added or left, erasures, and
   * decisions of staff. Absent where the size before is.
   */
  otherwise: z.int().optional(),
  /** Of the size before, which share left: unsubscribed, gone or complained. Absent where nobody was there. */
  churn: z.number().optional(),
  steps: z.array(
    reportPeriodSchema.extend({
      movement: movementSchema,
      /** The last that was noted in the step, or at the beginning of the day after it. */
      size: z.int().optional(),
    }),
  ),
});
export type AudienceList = z.output<typeof audienceListSchema>;

/** The list of a municipality, or all of them. */
export const listSchema = z.object({
  period: reportPeriodSchema,
  stepSize: stepSizeSchema,
  audiences: z.array(audienceListSchema),
});
export type ListView = z.output<typeof listSchema>;

interface ListWanted {
  /** NIS code, or `programme`. */
  readonly place: string;
  readonly period: ReportPeriod;
  readonly counts: Pick<Counts, 'days'>;
}

export async function readList(
  { place, period, counts }: ListWanted,
  { table, now }: Pick<FiguresDeps, 'table' | 'now'>,
): Promise<ListView> {
  const sizes = await readListSizes(table, place, withDayAfter(period));
  const last = sizes.at(-1) ?? (await sizeAtEnd(place, period, { table, now }));
  const { stepSize } = stepsOf(period);
  return {
    period,
    stepSize,
    audiences: listAudiences.map((audience) =>
      audienceList({ audience, period, counts, sizes, size: last?.[audience] }),
    ),
  };
}

/** Sizes are of the beginning of a day: how large a list was at the end of a period is noted on the day after it. */
export const withDayAfter = ({ from, to }: ReportPeriod): ReportPeriod => ({
  from,
  to: dayAfter(to, 1),
});

/** Where no size of a period was noted: as the list is, when the period has not ended; of another one nobody knows. */
export async function sizeAtEnd(
  place: string,
  { to }: ReportPeriod,
  { table, now }: Pick<FiguresDeps, 'table' | 'now'>,
): Promise<Omit<ListSize, 'day'> | undefined> {
  return to < localHour(now()).day ? undefined : presentSize(table, place);
}

interface AudienceWanted extends Omit<ListWanted, 'place'> {
  readonly audience: ListAudience;
  readonly sizes: readonly ListSize[];
  readonly size: number | undefined;
}

function audienceList(wanted: AudienceWanted): AudienceList {
  const { audience, period, counts, sizes, size } = wanted;
  const sizeOn = (day: string) => sizes.find((noted) => noted.day === day)?.[audience];
  const movement = movementWithin(counts, period, audience);
  const sizeBefore = sizeOn(period.from);
  return {
    audience,
    ...(size !== undefined && { size }),
    movement,
    ...(sizeBefore !== undefined && {
      sizeBefore,
      otherwise: otherwiseOf(wanted, sizeBefore),
      ...(sizeBefore > 0 && { churn: lostIn(movement) / sizeBefore }),
    }),
    steps: stepsOf(period).steps.map((step) => {
      const at = sizeAfter(step, sizes)?.[audience];
      return {
        ...step,
        movement: movementWithin(counts, step, audience),
        ...(at !== undefined && { size: at }),
      };
    }),
  };
}

const sizeAfter = ({ from, to }: ReportPeriod, sizes: readonly ListSize[]): ListSize | undefined =>
  sizes.findLast(({ day }) => day > from && day <= dayAfter(to, 1));

/** What changed the size between the days on which it was noted, and was no movement of these days. */
function otherwiseOf(
  { audience, period, counts, sizes }: AudienceWanted,
  sizeBefore: number,
): number {
  const last = sizes.at(-1);
  if (!last) return 0;
  const days = { from: period.from, to: dayAfter(last.day, -1) };
  const movement = movementWithin(counts, days, audience);
  return last[audience] - sizeBefore - movement.confirmed + lostIn(movement);
}

export const lostIn = ({ unsubscribed, gone, complained }: Movement): number =>
  unsubscribed + gone + complained;

/** The numbers of which a movement is worked out. */
export const movementNumbers: readonly CounterName[] = listAudiences.flatMap((audience) => [
  ...(['subscribed', 'confirmed', 'unsubscribed', 'complained'] as const).flatMap((kind) =>
    [false, true].map((isMachine) => ({ kind, isMachine, part: `audience=${audience}` })),
  ),
  { kind: 'bounced', isMachine: false, part: `gone=${audience}` },
]);

function movementWithin(
  counts: Pick<Counts, 'days'>,
  period: ReportPeriod,
  audience: ListAudience,
): Movement {
  const figures = figuresWithin(counts, period, `audience=${audience}`);
  const gone = figuresWithin(counts, period, `gone=${audience}`);
  return {
    subscribed: figures.subscribed ?? { raw: 0, human: 0 },
    confirmed: figures.confirmed?.raw ?? 0,
    unsubscribed: figures.unsubscribed?.raw ?? 0,
    gone: gone.bounced?.raw ?? 0,
    complained: figures.complained?.raw ?? 0,
  };
}
