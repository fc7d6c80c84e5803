import type { Issue } from '../../../newsletters/index.ts';
import { renderReport } from '../../pages/report-frame.tsx';
import { IssueCurve } from './issue-curve.tsx';
import { IssueFunnel } from './issue-funnel.tsx';
import { IssueGroups } from './issue-groups.tsx';
import { IssueHeadline } from './issue-headline.tsx';
import { IssueLinkTable } from './issue-link-table.tsx';
import type { LinkFigures } from './issue-links.ts';
import { IssueLosses } from './issue-losses.tsx';
import { IssueMachines } from './issue-machines.tsx';
import { type IssueView, placeNames } from './issue-view.ts';

const twoDaysMs = 2 * 86_400_000;

export interface IssuePageProps {
  readonly view: IssueView;
  readonly issue: Issue;
  /** Undefined when the mail is not there any more. */
  readonly links: readonly LinkFigures[] | undefined;
  /** How the trial of its versions stands, in sentences. */
  readonly trial: string | undefined;
}

/** What came of one newsletter, from the figures that are asked for to where each of them comes from. */
export function issuePage({ view, issue, links, trial }: IssuePageProps): string {
  const { report, visit, t, words } = view;
  const { sent, delivered, clickRate = 0 } = report.figures;
  const startedAt = report.startedAt === undefined ? undefined : new Date(report.startedAt);
  const { audience, municipalities } = issue;
  return renderReport(
    visit,
    {
      title: report.title,
      section: 'issues',
      page: `issues/${report.issueId}`,
      about: t('issue.about', { audience, places: placeNames(municipalities, visit) }),
    },
    startedAt === undefined ? (
      <p class="lead">{t('issue.waiting')}</p>
    ) : (
      <>
        <p class="lead">
          {t('issue.lead', {
            at: startedAt,
            sent: words.count(sent),
            delivered: words.count(delivered),
            rate: words.perHundred(clickRate),
          })}
        </p>
        {visit.now.getTime() - startedAt.getTime() < twoDaysMs && (
          <p class="box">{t('issue.early')}</p>
        )}
        <IssueHeadline {...view} />
        <IssueFunnel {...view} />
        <IssueLinkTable view={view} links={links} />
        <IssueCurve view={view} startedAt={startedAt} />
        <IssueGroups view={view} trial={trial} />
        <IssueLosses {...view} />
        <IssueMachines {...view} />
      </>
    ),
  );
}
