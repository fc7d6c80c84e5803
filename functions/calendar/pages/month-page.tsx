import type { Language } from '../../../shared/i18n/language.ts';
import { renderPage } from '../../../shared/pages/layout.tsx';
import type { Place } from '../../../shared/programme/programme.ts';
import { noonOf } from '../local-day.ts';
import type { MonthWeeks } from '../month-view.ts';
import { calendarPath, monthPath } from '../paths.ts';
import { pageMessages, type Text } from './messages.ts';
import { MonthTable } from './month-table.tsx';
import { SubscribeBox } from './subscribe-box.tsx';

export interface MonthPageProps {
  readonly language: Language;
  readonly place: Place;
  /** As `2026-12`. */
  readonly month: string;
  readonly weeks: MonthWeeks;
  /** Months that there is a page of; absent at the ends. */
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly today: string;
  /** Whether search engines may show it: not what is long over. */
  readonly isFound: boolean;
  readonly siteUrl: string;
}

/** What takes place in a municipality in a month, as a table of its weeks; on a phone as a list of its days. */
export function monthPage(props: MonthPageProps): string {
  const { language, place, month, weeks, isFound, siteUrl } = props;
  const t = pageMessages(language);
  const { name, slug } = place.municipality;
  const title = t('month.title', { day: noonOf(`${month}-01`), municipality: name });
  const description = t('month.lead');
  const isEmpty = weeks.flat().every((day) => !day || day.happenings.length === 0);
  const path = (other: Language): string => monthPath(other, slug, month);
  return renderPage(
    {
      language,
      title,
      place,
      part: 'calendar',
      home: calendarPath(language),
      languagePath: path,
      preview: isFound ? { description, url: `${siteUrl}${path(language)}` } : undefined,
    },
    <>
      <p class="crumb screen">
        <a href={calendarPath(language, slug)}>{t('month.agenda')}</a>
      </p>
      <h1 class="capital">{title}</h1>
      <Months {...props} t={t} />
      {isEmpty && <p class="lead">{t('month.none')}</p>}
      <MonthTable {...props} t={t} />
      <SubscribeBox feed={{ language, place }} siteUrl={siteUrl} t={t} />
    </>,
  );
}

function Months({ language, place, previous, next, t }: MonthPageProps & { readonly t: Text }) {
  const { slug } = place.municipality;
  return (
    <nav class="months screen" aria-label={t('month.pages')}>
      {previous !== undefined && (
        <a class="onward before" rel="prev" href={monthPath(language, slug, previous)}>
          {t('month.link', { day: noonOf(`${previous}-01`) })}
        </a>
      )}
      {next !== undefined && (
        <a class="onward after" rel="next" href={monthPath(language, slug, next)}>
          {t('month.link', { day: noonOf(`${next}-01`) })}
        </a>
      )}
    </nav>
  );
}
