import * as z from 'zod';
import { programme } from '../../../shared/programme/programme.ts';
import { reportMessages } from './messages.ts';
import { renderReport } from './report-frame.tsx';
import { reportRoute } from './report-route.ts';
import { sectionsFor } from './report-sections.ts';
import { type ReportVisit, reportPath } from './report-visit.ts';

export const frontRoute = reportRoute({
  path: '',
  summary: 'What reports there are',
  params: z.object({}),
  query: z.object({}),
  scope: 'own',
  handle: async ({ visit }) => ({ document: frontPage(visit) }),
});

function frontPage(visit: ReportVisit): string {
  const t = reportMessages(visit.language);
  return renderReport(
    visit,
    { title: t('front.title'), section: 'front', page: '' },
    <>
      <p class="lead">{t('front.lead', { programme: programme.name })}</p>
      <ul class="cards">
        {sectionsFor(visit.principal).flatMap(({ key, path }) =>
          key === 'front' ? (
            []
          ) : (
            <li>
              <a href={reportPath(visit, path)}>
                <span>
                  {t(`section.${key}`)}
                  <span class="note">{t(`card.${key}`)}</span>
                </span>
              </a>
            </li>
          ),
        )}
      </ul>
      <section>
        <h2>{t('reading.title')}</h2>
        <p>{t('reading.people')}</p>
        <p>{t('reading.consent')}</p>
        <p>{t('reading.small')}</p>
      </section>
    </>,
  );
}
