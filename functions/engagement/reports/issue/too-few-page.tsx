import { renderReport } from '../../pages/report-frame.tsx';
import { type ReportVisit, reportPath } from '../../pages/report-visit.ts';
import { issueMessages } from './issue-messages.ts';

/** Asks for a choice that can be compared. */
export function noticeOfTooFew(visit: ReportVisit, page: string): string {
  const t = issueMessages(visit.language);
  return renderReport(
    visit,
    { title: t('compare.title'), section: 'issues', page },
    <>
      <p class="lead">{t('compare.few')}</p>
      <p>
        <a class="button" href={reportPath(visit, 'issues')}>
          {t('list.title')}
        </a>
      </p>
    </>,
  );
}
