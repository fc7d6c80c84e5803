import * as z from 'zod';
import { type Issue, issueIdSchema } from '../../../newsletters/index.ts';
import type { CounterRepository } from '../../counters/counter-repository.ts';
import type { Counts, DayFigures } from '../../counters/counts.ts';
import { type Figures, figuresSchema } from '../../counters/figures.ts';
import { issueFigures, issueFiguresSchema } from './issue-figures.ts';
import { issueLeaving, issueLeavingSchema } from './issue-leaving.ts';
import { toldOfShare, withoutReaders } from './told-figures.ts';

const sharesSchema = z.array(z.object({ name: z.string(), figures: figuresSchema }));

/** What came of one newsletter issue. A minute or two behind. */
export const issueReportSchema = z.object({
  issueId: issueIdSchema,
  title: z.string(),
  audience: z.enum(['residents', 'businesses']),
  /** When sending began. */
  startedAt: z.iso.datetime().optional(),
  figures: issueFiguresSchema,
  total: figuresSchema,
  /** Only days in Europe/Brussels on which anything happened, and of each only such hours. */
  days: z.array(
    z.object({
      day: z.iso.date(),
      figures: figuresSchema,
      hours: z.array(z.object({ at: z.iso.datetime(), figures: figuresSchema })),
    }),
  ),
  /** By NIS code. Without clicks where twenty mails or fewer were delivered: see `toldOfShare`. */
  municipalities: sharesSchema,
  languages: sharesSchema,
  /** Where the issue is sent in several versions. */
  versions: sharesSchema,
  /** How final bounces are: `permanent` or `transient`. */
  bounces: z.array(z.object({ reason: z.string(), count: z.int() })),
  /** Why readers left; absent before the issue is sent. */
  leaving: issueLeavingSchema.optional(),
  /** What was taken for machines, by kind and rule. */
  rules: z.record(z.string(), z.record(z.string(), z.int())),
});
export type IssueReport = z.output<typeof issueReportSchema>;

type ReportedIssue = Pick<Issue, 'issueId' | 'title' | 'audience' | 'sendingSince'>;

export async function readIssueReport(
  { issueId, title, audience, sendingSince }: ReportedIssue,
  { counters, now }: { readonly counters: CounterRepository; readonly now: () => Date },
): Promise<IssueReport> {
  const counts = await counters.read(`issue:${issueId}`);
  const figures = issueFigures(counts);
  const toldOfAll = figures.readers.clicked === undefined ? withoutReaders : asCounted;
  return {
    issueId,
    title,
    audience,
    figures,
    total: toldOfAll(counts.total),
    days: counts.days.map((day) => dayView(day, toldOfAll)),
    municipalities: sharesOf(counts, 'nis', toldOfShare),
    languages: sharesOf(counts, 'language', toldOfShare),
    // Every link knows its version.
    versions: sharesOf(counts, 'version', withoutReaders),
    bounces: bouncesOf(counts),
    rules: counts.rules,
    ...(sendingSince && {
      startedAt: sendingSince,
      leaving: issueLeaving(counts, new Date(sendingSince), now()),
    }),
  };
}

type Told = (figures: Figures) => Figures;
const asCounted: Told = (figures) => figures;

const dayView = ({ day, figures, hours }: DayFigures, told: Told) => ({
  day,
  figures: told(figures),
  hours: hours.map((hour) => ({ at: hour.at.toISOString(), figures: told(hour.figures) })),
});

function sharesOf({ parts }: Counts, by: string, told: Told) {
  const prefix = `${by}=`;
  return [...parts]
    .flatMap(([part, figures]) =>
      part.startsWith(prefix) ? [{ name: part.slice(prefix.length), figures: told(figures) }] : [],
    )
    .sort((one, other) => one.name.localeCompare(other.name));
}

const bouncesOf = (counts: Counts): IssueReport['bounces'] =>
  sharesOf(counts, 'reason', asCounted).flatMap(({ name, figures }) =>
    figures.bounced ? [{ reason: name, count: figures.bounced.raw }] : [],
  );
