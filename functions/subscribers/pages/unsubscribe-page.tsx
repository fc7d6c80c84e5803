import type { Language } from '../../../shared/i18n/language.ts';
import { renderPage } from '../../../shared/pages/layout.tsx';
import type { Audience } from '../schema.ts';
import { subscriberMessages } from './messages.ts';

interface UnsubscribePageProps {
  readonly language: Language;
  readonly audience: Audience;
  readonly token: string;
}

/** One button. The form sends what mail programs send with one click (RFC 8058), to the same address. */
export function unsubscribePage({ language, audience, token }: UnsubscribePageProps): string {
  const t = subscriberMessages(language);
  return renderPage(
    { language, title: t('unsubscribe.title') },
    <>
      <h1>{t('unsubscribe.title')}</h1>
      <p class="lead">{t('unsubscribe.lead', { newsletter: t('audience.name', { audience }) })}</p>
      <form method="post" action={`/newsletter/${language}/unsubscribe?token=${token}`}>
        <input type="hidden" name="List-Unsubscribe" value="One-Click" />
        <button type="submit">{t('unsubscribe.button')}</button>
      </form>
    </>,
  );
}
