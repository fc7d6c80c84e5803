import type { Language } from '../../../shared/i18n/language.ts';
import { renderPage } from '../../../shared/pages/layout.tsx';
import { MunicipalityCards } from '../../../shared/pages/municipality-cards.tsx';
import { calendarPath } from '../paths.ts';
import { pageMessages } from './messages.ts';

/** All municipalities, by region. */
export function chooserPage(language: Language, siteUrl: string): string {
  const t = pageMessages(language);
  const title = t('chooser.title');
  const description = t('chooser.lead');
  return renderPage(
    {
      language,
      title,
      part: 'calendar',
      home: calendarPath(language),
      languagePath: calendarPath,
      preview: { description, url: `${siteUrl}${calendarPath(language)}` },
    },
    <>
      <h1>{title}</h1>
      <p class="lead">{description}</p>
      <MunicipalityCards pathOf={(slug) => calendarPath(language, slug)} />
    </>,
  );
}
