import { type Clock, daysAfter } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import { municipalities } from '../../../shared/programme/programme.ts';
import { dayAfter, daysBetween } from '../../../shared/time/days.ts';
import { localHour, startOfLocalHour } from '../../../shared/time/local-hour.ts';
import { listStartedIssues } from '../../newsletters/index.ts';
import { readEndedContests } from '../../voting/index.ts';
import type { CounterRepository } from '../counters/counter-repository.ts';
import type { ReportRepository } from '../programme-report/job/report-repository.ts';
import type { Notice } from './notice.ts';
import type { Wanted } from './tell-webhooks.ts';
import { toldFigures } from './told-kinds.ts';

export interface FindDeps {
  readonly table: Table;
  readonly counters: Pick<CounterRepository, 'read' | 'readMunicipality'>;
  readonly reports: Pick<ReportRepository, 'newest'>;
  readonly now: Clock;
}

/** Days that we look back: what is older was told, or nobody wanted to know. */
const daysBack = 2;
/** Most days that an issue is under way, one that waited for staff too, and a contest counted and looked at before it is published. */
const daysSending = 90;
const daysBetweenCloseAndPublication = 180;
/** The newest, of which those of the last days are told. */
const reportsLookedAt = 50;
/** Hour from which on the figures of the day before are told: everything has been counted by then. */
const figuresHour = 5;

/** What happened in the last days, of the kinds and for those that are asked for. */
export const createFindNotices = (deps: FindDeps) =>
  async function* findNotices(wanted: Wanted): AsyncGenerator<Notice> {
    if (wanted.kinds.has('issue.sent')) yield* issuesSent(deps);
    if (wanted.kinds.has('contest.published')) yield* contestsPublished(wanted, deps);
    if (wanted.kinds.has('report.ready')) yield* reportsReady(deps);
    if (wanted.kinds.has('figures.day')) yield* figuresOfDays(wanted, deps);
  };

async function* issuesSent({ table, now }: FindDeps): AsyncGenerator<Notice> {
  const period = { from: daysAfter(now(), -daysSending), to: now() };
  const since = daysAfter(now(), -daysBack).toISOString();
  for (const issue of await listStartedIssues(table, period)) {
    const { issueId, state, sentAt, title, audience } = issue;
    if (state !== 'sent' || sentAt === undefined || sentAt < since) continue;
    yield {
      kind: 'issue.sent',
      name: `issue.sent.${issueId}`,
      at: sentAt,
      scopes: ['programme', ...issue.municipalities],
      data: async () => ({
        issueId,
        title,
        audience,
        municipalities: issue.municipalities,
        sentAt,
      }),
    };
  }
}

async function* contestsPublished(
  { scopes }: Wanted,
  { table, now }: FindDeps,
): AsyncGenerator<Notice> {
  const asked = scopes.has('programme') ? municipalities.map(({ nis }) => nis) : [...scopes];
  const period = { from: daysAfter(now(), -daysBetweenCloseAndPublication), to: now() };
  const since = daysAfter(now(), -daysBack).toISOString();
  for (const nis of asked) {
    for (const { id, title, slug, result } of await readEndedContests(table, nis, period)) {
      if (!result || result.publishedAt < since) continue;
      const { publishedAt, ballots, elected } = result;
      yield {
        kind: 'contest.published',
        name: `contest.published.${id}`,
        at: publishedAt,
        scopes: ['programme', nis],
        data: async () => ({
          contestId: id,
          municipality: nis,
          title,
          slug,
          ballots,
          elected,
          publishedAt,
        }),
      };
    }
  }
}

/** Of the whole programme, and told to nobody else. */
async function* reportsReady({ reports, now }: FindDeps): AsyncGenerator<Notice> {
  const since = daysAfter(now(), -daysBack).toISOString();
  const asked = await reports.newest(undefined, { limit: reportsLookedAt });
  for (const { id, state, finishedAt, selection } of asked) {
    if (state !== 'done' || finishedAt === undefined || finishedAt < since) continue;
    yield {
      kind: 'report.ready',
      name: `report.ready.${id}`,
      at: finishedAt,
      scopes: ['programme'],
      data: async () => ({ reportId: id, ...selection, finishedAt }),
    };
  }
}

/** Of the day before yesterday as well: nobody may have looked for a day. */
async function* figuresOfDays(
  { scopes }: Wanted,
  { counters, now }: FindDeps,
): AsyncGenerator<Notice> {
  const { day: today, hour } = localHour(now());
  const last = hour < figuresHour ? dayAfter(today, -1) : today;
  for (const told of daysBetween(dayAfter(last, 1 - daysBack), last)) {
    const day = dayAfter(told, -1);
    yield {
      kind: 'figures.day',
      name: `figures.day.${day}`,
      at: startOfLocalHour({ day: told, hour: figuresHour }).toISOString(),
      scopes: [...scopes],
      data: async (scope) => {
        const period = { from: day, to: day };
        const { total } =
          scope === 'programme'
            ? await counters.read(scope, period)
            : await counters.readMunicipality(scope, period);
        return { scope, day, figures: toldFigures(total) };
      },
    };
  }
}
