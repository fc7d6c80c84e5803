import type { Language } from '../../../shared/i18n/language.ts';
import { renderPage } from '../../../shared/pages/layout.tsx';
import { partPath } from '../../../shared/pages/part-path.ts';
import type { Place } from '../../../shared/programme/programme.ts';
import { subscriberMessages } from './messages.ts';

/** What everyone sees after subscribing, whatever we know of the address. */
export function inboxPage(language: Language, place: Place | undefined): string {
  const t = subscriberMessages(language);
  const again = partPath('newsletter', language, place?.municipality.slug);
  return renderPage(
    { language, title: t('inbox.title'), place },
    <>
      <h1>{t('inbox.title')}</h1>
      <p class="lead">{t('inbox.lead')}</p>
      <p>{t('inbox.days')}</p>
      <div class="box">
        <h2>{t('inbox.none.title')}</h2>
        <ul>
          <li>{t('inbox.none.wait')}</li>
          <li>{t('inbox.none.spam')}</li>
          <li>
            <a href={again}>{t('inbox.none.again')}</a>
          </li>
        </ul>
      </div>
    </>,
  );
}
