import * as z from 'zod';
import { issueIdSchema } from '../../newsletters/index.ts';
import type { CounterRepository } from '../counters/counter-repository.ts';
import type { Counts, DayFigures } from '../counters/counts.ts';
import { figuresSchema } from '../counters/figures.ts';

const sharesSchema = z.array(z.object({ name: z.string(), figures: figuresSchema }));

/** What came of one newsletter issue. A minute or two behind. */
export const issueReportSchema = z.object({
  issueId: issueIdSchema,
  title: z.string(),
  total: figuresSchema,
  /** Only days in Europe/Brussels on which anything happened, and of each only such hours. */
  days: z.array(
    z.object({
      day: z.iso.date(),
      figures: figuresSchema,
      hours: z.array(z.object({ at: z.iso.datetime(), figures: figuresSchema })),
    }),
  ),
  /** By NIS code. */
  municipalities: sharesSchema,
  languages: sharesSchema,
  /** Where the issue is sent in several versions. */
  versions: sharesSchema,
  /** Of bounces how final they are, of those who left why. */
  reasons: sharesSchema,
  /** What was taken for machines, by kind and rule. */
  rules: z.record(z.string(), z.record(z.string(), z.int())),
});
export type IssueReport = z.output<typeof issueReportSchema>;

export async function readIssueReport(
  { issueId, title }: Pick<IssueReport, 'issueId' | 'title'>,
  counters: CounterRepository,
): Promise<IssueReport> {
  const counts = await counters.read(`issue:${issueId}`);
  return {
    issueId,
    title,
    total: counts.total,
    days: counts.days.map(dayView),
    municipalities: sharesOf(counts, 'nis'),
    languages: sharesOf(counts, 'language'),
    versions: sharesOf(counts, 'version'),
    reasons: sharesOf(counts, 'reason'),
    rules: counts.rules,
  };
}

const dayView = ({ day, figures, hours }: DayFigures) => ({
  day,
  figures,
  hours: hours.map((hour) => ({ at: hour.at.toISOString(), figures: hour.figures })),
});

function sharesOf({ parts }: Counts, by: string) {
  const prefix = `${by}=`;
  return [...parts]
    .flatMap(([part, figures]) =>
      part.startsWith(prefix) ? [{ name: part.slice(prefix.length), figures }] : [],
    )
    .sort((one, other) => one.name.localeCompare(other.name));
}
