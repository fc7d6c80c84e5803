import { factsNeeded } from '../../../emails/blocks/facts-needed.ts';
import type { IssueContent } from '../../../emails/blocks/schema.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import type { Issue } from '../issue.ts';
import { lastRelease, wavesOf } from '../planning/releases.ts';
import type { IssueFacts } from './issue-facts.ts';
import { type IssueProblem, issueProblem } from './issue-problem.ts';

/** What does not leave at once leaves later: a vote must be open until then, and staff should know when it is. */
export function checkHours(
  issue: Pick<Issue, 'trial' | 'spread' | 'municipalities'>,
  content: IssueContent,
  facts: Pick<IssueFacts, 'at' | 'of'>,
  explainIn: Language,
): IssueProblem[] {
  if (wavesOf(issue).waiting === 0) return [];
  const until = lastRelease(issue, facts.at);
  const closed = factsNeeded(content)?.voteCall
    ? issue.municipalities.filter((nis) => isClosedBy(facts.of(nis).voteCall?.closesAt, until))
    : [];
  const names = closed.map((nis) => placeByNis(nis).municipality.name).join(', ');
  return [
    ...(closed.length > 0 ? [issueProblem('vote_closes_early', explainIn, { names, until })] : []),
    ...(isAfterNight(issue, facts.at, until)
      ? [issueProblem('sent_after_night', explainIn, { until })]
      : []),
  ];
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
