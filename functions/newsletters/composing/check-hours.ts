import { factsNeeded } from '../../../emails/blocks/facts-needed.ts';
import type { IssueContent } from '../../../emails/blocks/schema.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import type { Issue } from '../issue.ts';
import { lastRelease, wavesOf } from '../planning/releases.ts';
import type { IssueFacts } from './issue-facts.ts';
import { type IssueProblem, issueProblem } from './issue-problem.ts';

/**
 * What does not leave at once leaves later: a vote must be open until then, the event not have begun that it goes out before, and staff
 * should know when it is.
 * @param begins when that event begins.
 */
export function checkHours(
  issue: Pick<Issue, 'trial' | 'spread' | 'municipalities'>,
  content: IssueContent,
  { facts, begins }: Lateness,
  explainIn: Language,
): IssueProblem[] {
  const until = lastRelease(issue, facts.at);
  const isAtOnce = wavesOf(issue).waiting === 0;
  // Of what leaves at once the facts of the vote say so.
  const closed =
    !isAtOnce && factsNeeded(content)?.voteCall
      ? issue.municipalities.filter((nis) => isClosedBy(facts.of(nis).voteCall?.closesAt, until))
      : [];
  const names = closed.map((nis) => placeByNis(nis).municipality.name).join(', ');
  return [
    ...(begins !== undefined && new Date(begins) <= until
      ? [issueProblem('event_begins_early', explainIn, { begins: new Date(begins), until })]
      : []),
    ...(closed.length > 0 ? [issueProblem('vote_closes_early', explainIn, { names, until })] : []),
    ...(isAfterNight(issue, facts.at, until)
      ? [issueProblem('sent_after_night', explainIn, { until })]
      : []),
  ];
}

interface Lateness {
  readonly facts: Pick<IssueFacts, 'at' | 'of'>;
  readonly begins: string | undefined;
}

const isClosedBy = (closesAt: string | undefined, at: Date): boolean =>
  closesAt !== undefined && new Date(closesAt) <= at;

/** Whether the last mails leave later than they would if there were no nights. */
function isAfterNight(
  { trial, spread }: Pick<Issue, 'trial' | 'spread'>,
  at: Date,
  until: Date,
): boolean {
  const hours = (trial?.hours ?? 0) + (spread ? spread.hours - 1 : 0);
  return until.getTime() > at.getTime() + hours * 3_600_000;
}
