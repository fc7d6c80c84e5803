import type { Language } from '../../../shared/i18n/language.ts';
import { TextField } from '../../../shared/pages/fields.tsx';
import { ErrorSummary, type FieldErrors, formTitle } from '../../../shared/pages/form-errors.tsx';
import { renderPage } from '../../../shared/pages/layout.tsx';
import { directoryPath, lostLinkPath } from '../paths.ts';
import { merchantMessages, type Text } from './messages.ts';

/** The way for those who lost the mail with their link. */
export const LostLink = ({ language, t }: { language: Language; t: Text }) => (
  <p>
    {t('manage.lost')} <a href={lostLinkPath(language)}>{t('manage.lost.link')}</a>
  </p>
);

interface LostLinkPageProps {
  readonly language: Language;
  readonly address: string;
  readonly errors: FieldErrors;
}

export function lostLinkPage({ language, address, errors }: LostLinkPageProps): string {
  const t = merchantMessages(language);
  const title = formTitle(t('lost.title'), errors, language);
  return renderPage(
    { language, title, home: directoryPath(language), languagePath: lostLinkPath },
    <>
      <h1>{t('lost.title')}</h1>
      <ErrorSummary errors={errors} language={language} />
      <p class="lead">{t('lost.lead')}</p>
      <form method="post" action={lostLinkPath(language)} novalidate>
        <TextField
          name="address"
          type="email"
          autocomplete="email"
          label={t('field.address')}
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
