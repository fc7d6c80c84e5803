import type { Child } from 'hono/jsx';
import { renderPage } from '../../../shared/pages/layout.tsx';
import type { Place } from '../../../shared/programme/programme.ts';
import { Patterns } from './chart/patterns.tsx';
import { reportMessages } from './messages.ts';
import { type SectionKey, sectionsFor } from './report-sections.ts';
import { sheet } from './report-sheet.ts';
import { type ReportVisit, reportPath } from './report-visit.ts';

export interface ReportFrame {
  readonly title: string;
  /** The section of the menu that the page belongs to. */
  readonly section: SectionKey;
  /** The page below the front page, with its query: for the switch of languages. */
  readonly page: string;
  /** Of reports of one municipality: its look and name. */
  readonly place?: Place | undefined;
  /** What the report is about, above its title. */
  readonly about?: string | undefined;
}

/** A page of reports: the menu, its title, what stands in it, and how fresh its figures are. */
export function renderReport(visit: ReportVisit, frame: ReportFrame, content: Child): string {
  const { title, section, page, place, about } = frame;
  const t = reportMessages(visit.language);
  return renderPage(
    {
      language: visit.language,
      title,
      place,
      home: reportPath(visit),
      languagePath: (language) => reportPath({ ...visit, language }, page),
      sheet,
    },
    <>
      <Patterns />
      <nav class="menu" aria-label={t('menu')}>
        <ul>
          {sectionsFor(visit.principal).map(({ key, path }) => (
            <li>
              <a
                href={reportPath(visit, path)}
                aria-current={key === section ? (path === page ? 'page' : 'true') : undefined}
              >
                {t(`section.${key}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {about && <p class="crumb">{about}</p>}
      <h1>{title}</h1>
      {content}
      <p class="fresh">{t('fresh', { at: visit.now })}</p>
    </>,
  );
}
