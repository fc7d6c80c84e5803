import type { Language } from '../../../shared/i18n/language.ts';
import { renderPage } from '../../../shared/pages/layout.tsx';
import { programme } from '../../../shared/programme/programme.ts';
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
      home: directoryPath(language),
      languagePath: directoryPath,
      preview: { description, url: `${siteUrl}${directoryPath(language)}` },
    },
    <>
      <h1>{title}</h1>
      <p class="lead">{description}</p>
      {programme.regions.map(({ name, municipalities }) => (
        <section>
          <h2>{name}</h2>
          <ul class="cards">
            {municipalities.map((municipality) => (
              <li>
                <a href={directoryPath(language, municipality.slug)}>{municipality.name}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <div class="box">
        <p>{t('chooser.own')}</p>
        <LostLink language={language} t={t} />
      </div>
    </>,
  );
}
