import type { Language } from '../../../shared/i18n/language.ts';
import { renderPage } from '../../../shared/pages/layout.tsx';
import { MunicipalityCards } from '../../../shared/pages/municipality-cards.tsx';
import { directoryPath } from '../paths.ts';
import { LostLink } from './lost-link-page.tsx';
import { merchantMessages } from './messages.ts';

/** All municipalities, by region. */
export function chooserPage(language: Language, siteUrl: string): string {
  const t = merchantMessages(language);
  const title = t('chooser.title');
  const description = t('chooser.lead');
  return renderPage(
    {
      language,
      title,
      part: 'merchants',
      home: directoryPath(language),
      languagePath: directoryPath,
      preview: { description, url: `${siteUrl}${directoryPath(language)}` },
    },
    <>
      <h1>{title}</h1>
      <p class="lead">{description}</p>
      <MunicipalityCards pathOf={(slug) => directoryPath(language, slug)} />
      <div class="box">
        <p>{t('chooser.own')}</p>
        <LostLink language={language} t={t} />
      </div>
    </>,
  );
}
