import type { Language } from '../../../shared/i18n/language.ts';
import { TextField } from '../../../shared/pages/fields.tsx';
import { ErrorSummary, type FieldErrors, formTitle } from '../../../shared/pages/form-errors.tsx';
import { renderPage } from '../../../shared/pages/layout.tsx';
import { noticePage } from '../../../shared/pages/notice-page.tsx';
import { subscriberMessages } from './messages.ts';

interface LostLinkPageProps {
  readonly language: Language;
  readonly address: string;
  readonly errors: FieldErrors;
}

/** For those who lost the mail with their link. */
export function lostLinkPage({ language, address, errors }: LostLinkPageProps): string {
  const t = subscriberMessages(language);
  const languagePath = (other: Language) => `/newsletter/${other}/lost-link`;
  return renderPage(
    { language, title: formTitle(t('lost.title'), errors, language), languagePath },
    <>
      <h1>{t('lost.title')}</h1>
      <ErrorSummary errors={errors} language={language} />
      <p class="lead">{t('lost.lead')}</p>
      <form method="post" action={languagePath(language)} novalidate>
        <TextField
          name="address"
          type="email"
          autocomplete="email"
          label={t('subscribe.address')}
          hint={t('subscribe.address.hint')}
          value={address}
          error={errors.address}
        />
        <p>
          <button type="submit">{t('lost.button')}</button>
        </p>
      </form>
    </>,
  );
}

/** What everyone sees after asking for a link. */
export function linkSentPage(language: Language): string {
  const t = subscriberMessages(language);
  return noticePage({ language, title: t('sent.title'), lead: t('sent.lead') });
}
