import { dayAfter, noonOf } from '../../../../shared/time/days.ts';
import { BarTable } from '../../pages/chart/bar-table.tsx';
import { numberWords } from '../../pages/number-words.ts';
import { renderReport } from '../../pages/report-frame.tsx';
import { type ReportVisit, reportPath } from '../../pages/report-visit.ts';
import type { ReportPeriod } from '../../programme-report/report-period.ts';
import type { ComparedIssue } from './compared-issues.ts';
import { type IssueText, issueMessages } from './issue-messages.ts';
import { placeNames, shareOf } from './issue-view.ts';

interface IssuesPageProps {
  readonly visit: ReportVisit;
  readonly period: ReportPeriod;
  /** The last one first. */
  readonly issues: readonly ComparedIssue[];
  /** The page below the front page, as it was asked for. */
  readonly page: string;
}

/** All issues of a year, to look at one or to put some beside each other. */
export function issuesPage(props: IssuesPageProps): string {
  const { visit, period, issues, page } = props;
  const t = issueMessages(visit.language);
  const before = `issues?to=${dayAfter(period.from, -1)}`;
  return renderReport(
    visit,
    { title: t('list.title'), section: 'issues', page },
    <>
      <p class="lead">
        {t('list.lead', {
          count: issues.length,
          from: noonOf(period.from),
          to: noonOf(period.to),
        })}
        {issues.length > 0 && ` ${sumsOf(props, t)}`}
      </p>
      {issues.length > 0 && <IssueTable {...props} t={t} />}
      {issues.length > 1 && <CompareForm {...props} t={t} />}
      <p class="screen">
        <a href={reportPath(visit, before)}>{t('list.older')}</a>
      </p>
    </>,
  );
}

type PartProps = IssuesPageProps & { readonly t: IssueText };

function sumsOf({ issues, visit }: IssuesPageProps, t: IssueText): string {
  const words = numberWords(visit.language);
  const delivered = issues.reduce((sum, { figures }) => sum + figures.delivered, 0);
  const clicks = issues.reduce((sum, { figures }) => sum + figures.clicked.human, 0);
  const rate = words.perHundred(shareOf(clicks, delivered) ?? 0);
  return t('list.sums', { delivered: words.count(delivered), clicks: words.count(clicks), rate });
}

function IssueTable({ visit, issues, t }: PartProps) {
  const words = numberWords(visit.language);
  return (
    <section>
      <h2>{t('list.caption')}</h2>
      <p>{t('list.bar')}</p>
      <BarTable
        caption={t('list.caption')}
        isCaptionHidden
        heads={[
          t('head.issue'),
          t('head.rate'),
          t('head.clicks'),
          t('head.delivered'),
          t('head.left'),
        ]}
        rows={issues.map(({ issueId, title, startedAt, municipalities, figures }) => ({
          name: title,
          href: reportPath(visit, `issues/${issueId}`),
          note: `${t('list.sent', { at: new Date(startedAt) })} · ${placeNames(municipalities, visit)}`,
          cells: [
            figures.clickRate === undefined ? '–' : words.perHundredInColumn(figures.clickRate),
            words.count(figures.clicked.human),
            words.count(figures.delivered),
            words.count(figures.unsubscribed),
          ],
          bar: figures.clickRate === undefined ? [] : [figures.clickRate],
        }))}
      />
    </section>
  );
}

/** Without a script: each box is a name of its own, and the page that compares takes those that are ticked. */
function CompareForm({ visit, issues, t }: PartProps) {
  return (
    <form class="screen" method="get" action={reportPath(visit, 'compare')}>
      <fieldset>
        <legend>{t('compare.legend')}</legend>
        <p class="hint">{t('compare.hint')}</p>
        <div class="two">
          {issues.map(({ issueId, title, startedAt }) => (
            <label class="choice">
              <input type="checkbox" name={issueId} value="on" />
              <span>
                {title}
                <span class="note">{t('list.sent', { at: new Date(startedAt) })}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <button type="submit">{t('compare.button')}</button>
    </form>
  );
}
