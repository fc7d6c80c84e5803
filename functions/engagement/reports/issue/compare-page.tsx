import { Chart } from '../../pages/chart/chart.tsx';
import { reportMessages } from '../../pages/messages.ts';
import { numberWords } from '../../pages/number-words.ts';
import { renderReport } from '../../pages/report-frame.tsx';
import { type ReportVisit, reportPath } from '../../pages/report-visit.ts';
import { type ComparedIssue, curveHours } from './compared-issues.ts';
import { type IssueText, issueMessages } from './issue-messages.ts';
import { placeNames } from './issue-view.ts';

interface ComparePageProps {
  readonly visit: ReportVisit;
  readonly issues: readonly ComparedIssue[];
  readonly page: string;
}

/** Issues beside each other: how fast each was clicked, and what it came to. */
export function comparePage(props: ComparePageProps): string {
  const { visit, issues, page } = props;
  const t = issueMessages(visit.language);
  const words = numberWords(visit.language);
  const nameOf = namesOf(props, t);
  const [best] = issues.toSorted((one, other) => rateOf(other) - rateOf(one));
  return renderReport(
    visit,
    { title: t('compare.title'), section: 'issues', page },
    <>
      {best && rateOf(best) > 0 && (
        <p class="lead">
          {t('compare.lead', { title: nameOf(best), rate: words.perHundred(rateOf(best)) })}
        </p>
      )}
      <p>{t('compare.caution')}</p>
      <CompareTable {...props} nameOf={nameOf} t={t} />
      <Curves {...props} nameOf={nameOf} t={t} />
    </>,
  );
}

const rateOf = ({ figures }: ComparedIssue): number => figures.clickRate ?? 0;

type NameOf = (issue: ComparedIssue) => string;

/** One text that goes to each region under one title: day and municipalities tell them apart. */
function namesOf({ visit, issues }: ComparePageProps, t: IssueText): NameOf {
  const isShared = ({ title }: ComparedIssue) =>
    issues.filter((other) => other.title === title).length > 1;
  return (issue) => {
    const { title, startedAt, municipalities } = issue;
    if (!isShared(issue)) return title;
    const places = placeNames(municipalities, visit);
    return t('compare.name', { title, at: new Date(startedAt), places });
  };
}

type PartProps = ComparePageProps & { readonly nameOf: NameOf; readonly t: IssueText };

function CompareTable({ visit, issues, nameOf, t }: PartProps) {
  const words = numberWords(visit.language);
  const rows: readonly (readonly [string, (issue: ComparedIssue) => string])[] = [
    [t('compare.sent'), ({ startedAt }) => t('compare.sent.at', { at: new Date(startedAt) })],
    [t('groups.municipality'), ({ municipalities }) => placeNames(municipalities, visit)],
    [t('funnel.sent'), ({ figures }) => words.count(figures.sent)],
    [t('head.delivered'), ({ figures }) => words.count(figures.delivered)],
    [t('head.clicks'), ({ figures }) => words.count(figures.clicked.human)],
    [
      t('head.rate'),
      ({ figures: { clickRate } }) =>
        clickRate === undefined ? '–' : words.perHundredInColumn(clickRate),
    ],
    [
      t('compare.readers'),
      ({ figures: { readers } }) =>
        readers.clicked === undefined
          ? t('unknown')
          : words.percent(readers.clicked / readers.agreed),
    ],
    [t('head.left'), ({ figures }) => words.count(figures.unsubscribed)],
    [t('losses.complained'), ({ figures }) => words.count(figures.complained)],
  ];
  return (
    <section>
      <h2>{t('compare.table')}</h2>
      <section class="scroll" aria-label={t('compare.table')} tabindex={0}>
        <table class="table even">
          <caption class="unseen">{t('compare.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('compare.what')}</th>
              {issues.map((issue) => (
                <th scope="col">
                  <a href={reportPath(visit, `issues/${issue.issueId}`)}>{nameOf(issue)}</a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, cellOf]) => (
              <tr>
                <th scope="row">{name}</th>
                {issues.map((issue) => (
                  <td>{cellOf(issue)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

const hours = Array.from({ length: curveHours }, (_, index) => index + 1);

/** Undefined where time has not come yet. */
const curveOf = ({ curve, figures: { delivered } }: ComparedIssue): (number | undefined)[] =>
  hours.map((_, index) => {
    const clicks = curve[index];
    return clicks === undefined || delivered === 0 ? undefined : clicks / delivered;
  });

/** For each hundred mails, so that large and small issues can be compared. */
function Curves({ visit, issues, nameOf, t }: PartProps) {
  const words = numberWords(visit.language);
  return (
    <Chart
      kind="lines"
      t={reportMessages(visit.language)}
      figures={{
        id: 'curves',
        title: t('compare.curve'),
        description: t('compare.curve.text', { hours: curveHours }),
        along: t('compare.hour'),
        places: hours.map((hour) => ({
          label: String(hour),
          tick: t('compare.hour.tick', { hour }),
        })),
        series: issues.map((issue) => ({ name: nameOf(issue), values: curveOf(issue) })),
        format: words.perHundred,
      }}
    />
  );
}
