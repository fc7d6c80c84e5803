import type { Language } from '../i18n/language.ts';
import { renderPage } from './layout.tsx';
import { sharedMessages } from './messages.ts';
import { partPath } from './part-path.ts';

export interface PageError {
  readonly code: string;
  readonly status: number;
  /** The request's id, to find it in the log. */
  readonly reference: string;
}

/** Where pages lead from an error. */
export interface ErrorWays {
  readonly home: string;
  /** Where somebody asks for a new link; absent where none can be had. */
  readonly newLink?: string | undefined;
}

const toNewsletters = (language: Language): ErrorWays => ({
  home: partPath('newsletter', language),
  newLink: `${partPath('newsletter', language)}/lost-link`,
});

/** The page for an error: what happened, what to do now, no technical words. */
export function errorPage(
  error: PageError,
  language: Language,
  { home, newLink }: ErrorWays = toNewsletters(language),
): string {
  const t = sharedMessages(language);
  const kind = kindOf(error);
  const title = t(`${kind}.title`);
  const offersLink = newLink !== undefined && (kind === 'expired' || kind === 'badLink');
  return renderPage(
    { language, title, home, partsAtFoot: true },
    <>
      <h1>{title}</h1>
      <p class="lead">{t(`${kind}.text`)}</p>
      {error.status >= 500 && <p>{t('reference', { reference: error.reference })}</p>}
      <p class="actions">
        {offersLink && (
          <a class="button" href={newLink}>
            {t('newLink')}
          </a>
        )}
        <a class={offersLink ? 'button quiet' : 'button'} href={home}>
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
