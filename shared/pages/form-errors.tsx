import type { Language } from '../i18n/language.ts';
import { sharedMessages } from './messages.ts';

/** Sentences about what is wrong, by the name of the field. */
export type FieldErrors = Readonly<Record<string, string | undefined>>;

export function FieldError({ name, error }: { name: string; error: string | undefined }) {
  return error ? (
    <p class="error" id={`${name}-error`}>
      {error}
    </p>
  ) : null;
}

/** All that is wrong, at the top, where the page begins to be read; each line leads to its field. */
export function ErrorSummary({ errors, language }: { errors: FieldErrors; language: Language }) {
  const lines = Object.entries(errors).filter(([, error]) => error !== undefined);
  if (lines.length === 0) return null;
  return (
    <div class="box error" role="alert" tabindex={-1} autofocus>
      <h2>{sharedMessages(language)('form.errors')}</h2>
      <ul>
        {lines.map(([name, error]) => (
          <li>
            <a href={`#${name}`}>{error}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The title of a form, with the word for "error" first when something is wrong: it is read out first. */
export const formTitle = (title: string, errors: FieldErrors, language: Language): string =>
  Object.values(errors).some((error) => error !== undefined)
    ? `${sharedMessages(language)('form.errorPrefix')}${title}`
    : title;
