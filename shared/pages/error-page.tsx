import type { Language } from '../i18n/language.ts';
import { renderPage } from './layout.tsx';
import { sharedMessages } from './messages.ts';

export interface PageError {
  readonly code: string;
  readonly status: number;
  /** The request's id, to find it in the log. */
  readonly reference: string;
}

/**
 * The page for an error: what happened, what to do now, no technical words. It leads to `home`; to the newsletter when
 * absent, which alone can send a new link by itself.
 */
export function errorPage(error: PageError, language: Language, home?: string): string {
  const t = sharedMessages(language);
  const kind = kindOf(error);
  const title = t(`${kind}.title`);
  const offersLink = home === undefined && (kind === 'expired' || kind === 'badLink');
  return renderPage(
    { language, title, home },
    <>
      <h1>{title}</h1>
      <p class="lead">{t(`${kind}.text`)}</p>
      {error.status >= 500 && <p>{t('reference', { reference: error.reference })}</p>}
      <p class="actions">
        {offersLink && (
          <a class="button" href={ways.newLink}>
            {t('newLink')}
          </a>
        )}
        <a class={offersLink ? 'button quiet' : 'button'} href={home ?? `/newsletter/${language}`}>
          {t('back')}
        </a>
      </p>
    </>,
  );
}

function kindOf({ code, status }: PageError) {
  if (code === 'token.expired') return 'expired';
  if (code === 'token.invalid') return 'badLink';
  if (status === 404) return 'notFound';
  if (status === 429) return 'tooMany';
  return status >= 500 ? 'ourFault' : 'wrongInput';
}
