import type { Language } from '../../../shared/i18n/language.ts';
import { renderPage } from '../../../shared/pages/layout.tsx';
import { partPath } from '../../../shared/pages/part-path.ts';
import { programme } from '../../../shared/programme/programme.ts';
import { subscriberMessages } from './messages.ts';

/** All municipalities, by region. */
export function chooserPage(language: Language): string {
  const t = subscriberMessages(language);
  return renderPage(
    {
      language,
      title: t('chooser.title'),
      part: 'newsletter',
      languagePath: (other) => partPath('newsletter', other),
    },
    <>
      <h1>{t('chooser.title')}</h1>
      <p class="lead">{t('chooser.lead')}</p>
      {programme.regions.map(({ name, municipalities }) => (
        <section>
          <h2>{name}</h2>
          <ul class="cards">
            {municipalities.map((municipality) => (
              <li>
                <a href={partPath('newsletter', language, municipality.slug)}>
                  {municipality.name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <div class="box">
        <p>
          {t('chooser.lost')}{' '}
          <a href={`/newsletter/${language}/lost-link`}>{t('chooser.lost.link')}</a>
        </p>
      </div>
    </>,
  );
}
