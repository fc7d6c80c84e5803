import * as z from 'zod';
import type { Clock } from '../../../../shared/clock.ts';
import { type Issue, issueIdSchema, type ReadToldInIssue } from '../../../newsletters/index.ts';
import type { CounterRepository } from '../../counters/counter-repository.ts';
import type { Counts, DayFigures } from '../../counters/counts.ts';
import { type Figures, figuresSchema } from '../../counters/figures.ts';
import { issueFigures, issueFiguresSchema } from './issue-figures.ts';
import { issueLeaving, issueLeavingSchema } from './issue-leaving.ts';
import { toldOfShare, withoutReaders } from './told-figures.ts';

const shareSchema = z.object({ name: z.string(), figures: figuresSchema });
const groupSchema = shareSchema.extend({
  /** False where clicks are left out: twenty mails or fewer were delivered, or no link tells that it is of this group. */
  clicksTold: z.boolean(),
});

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
  /** By NIS code. */
  municipalities: z.array(groupSchema),
  languages: z.array(groupSchema),
  /** Where the issue is sent in several versions. */
  versions: z.array(shareSchema),
  /** How final bounces are: `permanent` or `transient`. */
  bounces: z.array(z.object({ reason: z.string(), count: z.int() })),
  /** Why readers left; absent before the issue is sent. */
  leaving: issueLeavingSchema.optional(),
  /** What was taken for machines, by kind and rule. */
  rules: z.record(z.string(), z.record(z.string(), z.int())),
});
export type IssueReport = z.output<typeof issueReportSchema>;

type ReportedIssue = Pick<
  Issue,
  'issueId' | 'title' | 'audience' | 'sendingSince' | 'trial' | 'decision'
>;

interface IssueReportDeps {
  readonly counters: CounterRepository;
  readonly readTold: ReadToldInIssue;
  readonly now: Clock;
}

export async function readIssueReport(
  issue: ReportedIssue,
  { counters, readTold, now }: IssueReportDeps,
): Promise<IssueReport> {
  const { issueId, title, audience, sendingSince } = issue;
  const [counts, inLinks] = await Promise.all([counters.read(`issue:${issueId}`), readTold(issue)]);
  const figures = issueFigures(counts);
  const toldOfAll = figures.readers.clicked === undefined ? withoutReaders : asCounted;
  return {
    issueId,
    title,
    audience,
    figures,
    total: toldOfAll(counts.total),
    days: counts.days.map((day) => dayView(day, toldOfAll)),
    municipalities: groupsOf(counts, 'nis', inLinks.municipalities),
    languages: groupsOf(counts, 'language', inLinks.languages),
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

const groupsOf = (counts: Counts, by: string, inLinks: ReadonlySet<string>) =>
  sharesOf(counts, by, asCounted).map(({ name, figures }) => ({
    name,
    ...toldOfShare(figures, inLinks.has(name)),
  }));

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
