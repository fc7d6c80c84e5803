import type { EngagementKind } from '../events/engagement-kind.ts';
import type { AreaPeriod, AreaReport, ContestLine } from './report.ts';

/** What a report tells of each area, by chapter. The words stand in the messages as `figure.<name>` and `definition.<name>`. */
export const chapters = {
  newsletters: ['issues', 'delivered', 'clicks', 'allClicks', 'bounced', 'complained'],
  list: ['readers', 'businessReaders', 'subscribed', 'confirmed', 'unsubscribed'],
  votes: ['contests', 'ballots', 'onlineBallots', 'paperBallots', 'elected', 'votePages'],
  events: ['events', 'times', 'eventPages', 'added', 'registered'],
  merchants: ['merchants', 'newMerchants', 'ambassadors', 'newAmbassadors', 'directory'],
  print: ['scans', 'allScans'],
} as const;

export type Chapter = keyof typeof chapters;
export type ReportFigure = (typeof chapters)[Chapter][number];

export const chapterNames = [
  'newsletters',
  'list',
  'votes',
  'events',
  'merchants',
  'print',
] as const satisfies readonly Chapter[];

/** Where a figure is counted event by event: the kind, and whether machines are in it. */
const counters: Partial<Record<ReportFigure, readonly [EngagementKind, 'raw' | 'human']>> = {
  delivered: ['delivered', 'raw'],
  clicks: ['clicked', 'human'],
  allClicks: ['clicked', 'raw'],
  bounced: ['bounced', 'raw'],
  complained: ['complained', 'raw'],
  subscribed: ['subscribed', 'human'],
  confirmed: ['confirmed', 'human'],
  unsubscribed: ['unsubscribed', 'human'],
  votePages: ['vote-page', 'human'],
  eventPages: ['event-page', 'human'],
  added: ['calendar-added', 'human'],
  registered: ['registered', 'human'],
  directory: ['directory', 'human'],
  scans: ['scanned', 'human'],
  allScans: ['scanned', 'raw'],
};

/** What the counters of a month hold; undefined of what is not counted event by event. */
export const counterOf = (figure: ReportFigure) => counters[figure];

/** Undefined where it is not known. */
export function valueIn(figure: ReportFigure, period: AreaPeriod): number | undefined {
  const counter = counters[figure];
  if (counter) return period.counted.total[counter[0]]?.[counter[1]] ?? 0;
  switch (figure) {
    case 'issues':
      return period.issues;
    case 'readers':
      return period.readers?.residents;
    case 'businessReaders':
      return period.readers?.businesses;
    case 'contests':
      return period.contests.length;
    case 'ballots':
      return ballots(period.contests, (result) => result.ballots);
    case 'onlineBallots':
      return ballots(period.contests, (result) => result.online);
    case 'paperBallots':
      return ballots(period.contests, (result) => result.paper);
    case 'elected':
      return ballots(period.contests, (result) => result.elected);
    case 'events':
      return period.takingPlace?.events;
    case 'times':
      return period.takingPlace?.times;
    case 'newMerchants':
      return period.newMerchants;
    case 'newAmbassadors':
      return period.newAmbassadors;
    default:
      return undefined;
  }
}

const ofResults: readonly ReportFigure[] = ['ballots', 'onlineBallots', 'paperBallots', 'elected'];

/** Contests of which nobody knows the result yet. */
export const unpublishedIn = ({ contests }: AreaPeriod): number =>
  contests.filter(({ result }) => !result).length;

type Result = NonNullable<ContestLine['result']>;

/** Of what is published: before that, nobody knows. */
function ballots(
  contests: readonly ContestLine[],
  countOf: (result: Result) => number,
): number | undefined {
  const results = contests.flatMap(({ result }) => result ?? []);
  if (contests.length > 0 && results.length === 0) return undefined;
  return results.reduce((sum, result) => sum + countOf(result), 0);
}

export interface Compared {
  readonly now: number | undefined;
  readonly before: number | undefined;
  /** Of just those municipalities that `before` is of; undefined where that is, or while results are missing. */
  readonly comparable: number | undefined;
}

/**
 * A figure of an area, and the same a year before: undefined where nothing of the kind was counted then, in the area or anywhere.
 */
export function compared(
  figure: ReportFigure,
  { now, before, comparable, present }: AreaReport,
  kindsBefore: ReadonlySet<EngagementKind>,
): Compared {
  const unknown = { before: undefined, comparable: undefined };
  if (figure === 'merchants') return { now: present.merchants, ...unknown };
  if (figure === 'ambassadors') return { now: present.ambassadors, ...unknown };
  const counter = counters[figure];
  if (!before || !comparable || (counter && !kindsBefore.has(counter[0]))) {
    return { now: valueIn(figure, now), ...unknown };
  }
  const isPartial =
    ofResults.includes(figure) && unpublishedIn(comparable) + unpublishedIn(before) > 0;
  return {
    now: valueIn(figure, now),
    before: valueIn(figure, before),
    comparable: isPartial ? undefined : valueIn(figure, comparable),
  };
}
