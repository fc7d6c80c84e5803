import { BarTable } from '../../pages/chart/bar-table.tsx';
import { reportPath } from '../../pages/report-visit.ts';
import type { LinkFigures } from './issue-links.ts';
import { type IssueView, shareOf } from './issue-view.ts';

interface LinkTableProps {
  readonly view: IssueView;
  /** Undefined when the mail is not there any more. */
  readonly links: readonly LinkFigures[] | undefined;
}

/** Which links were clicked, most first, and the way to the mail that shows it. */
export function IssueLinkTable({ view, links }: LinkTableProps) {
  const { report, visit, t, words } = view;
  const clicks = report.figures.clicked.human;
  const ordered = links?.toSorted((one, other) => other.clicked.human - one.clicked.human);
  const [first] = ordered ?? [];
  const percent = (part: number) => words.percent(shareOf(part, clicks) ?? 0);
  return (
    <section>
      <h2>{t('links.title')}</h2>
      <p>{summary()}</p>
      {ordered && ordered.length > 0 && (
        <>
          <p class="screen">
            <a class="button quiet" href={reportPath(visit, `issues/${report.issueId}/mail`)}>
              {t('links.mail')}
            </a>
          </p>
          <BarTable
            caption={t('links.caption')}
            isCaptionHidden
            heads={[t('links.head'), t('people'), t('machines'), t('links.share')]}
            rows={ordered.map(({ label, url, language, version, clicked: { raw, human } }) => ({
              name: <span lang={language}>{label || url}</span>,
              note: [version && t('version.name', { letter: version.toUpperCase() }), label && url]
                .filter(Boolean)
                .join(' · '),
              cells: [words.count(human), words.count(raw - human), percent(human)],
              bar: [human, raw - human],
            }))}
          />
        </>
      )}
    </section>
  );

  function summary(): string {
    if (!links) return t('links.missing');
    if (!first || first.clicked.human === 0) return t('links.none');
    const label = first.label || first.url;
    return t('links.text', { label, share: percent(first.clicked.human) });
  }
}
