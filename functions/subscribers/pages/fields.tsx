import type { Text } from './messages.ts';

/** Sentences about what is wrong, by the name of the field. */
export type FieldErrors = Readonly<Record<string, string | undefined>>;

interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly type?: 'text' | 'email';
  readonly autocomplete: string;
  /** Says that it may stay empty, in the language of the page. */
  readonly optional?: string;
}

/** One line to fill in; hint and error are read out with it. */
export function TextField(field: TextFieldProps) {
  const { name, label, hint, value, error, type = 'text', autocomplete, optional } = field;
  const describedBy = [`${name}-hint`, ...(error ? [`${name}-error`] : [])].join(' ');
  return (
    <div>
      <label class="field" for={name}>
        {label}
        {optional && ` (${optional})`}
      </label>
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
      <FieldError name={name} error={error} />
      <input
        id={name}
        name={name}
        type={type}
        value={value}
        autocomplete={autocomplete}
        aria-describedby={describedBy}
        aria-invalid={error ? 'true' : undefined}
        aria-required={optional ? undefined : 'true'}
        {...(type === 'email' && { inputmode: 'email', autocapitalize: 'none', spellcheck: false })}
      />
    </div>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

interface ChoicesProps {
  /** As the form sends it; ends in `[]` where several may be chosen. */
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly options: readonly Option[];
  readonly selected: readonly string[];
}

/** Radio buttons, or check boxes where the name ends in `[]`: large, the whole line can be tapped. */
export function Choices({ name, legend, hint, error, options, selected }: ChoicesProps) {
  const field = name.replace('[]', '');
  return (
    <fieldset aria-describedby={error ? `${field}-error` : undefined}>
      <legend>{legend}</legend>
      {hint && <p class="hint">{hint}</p>}
      <FieldError name={field} error={error} />
      {options.map((option, index) => (
        <label class="choice">
          <input
            type={field === name ? 'radio' : 'checkbox'}
            id={index === 0 ? field : undefined}
            name={name}
            value={option.value}
            checked={selected.includes(option.value)}
          />
          <span>
            {option.label}
            {option.hint && (
              <>
                <br />
                <span class="hint">{option.hint}</span>
              </>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export function FieldError({ name, error }: { name: string; error: string | undefined }) {
  return error ? (
    <p class="error" id={`${name}-error`}>
      {error}
    </p>
  ) : null;
}

/** All that is wrong, at the top, where the page begins to be read; each line leads to its field. */
export function ErrorSummary({ errors, t }: { errors: FieldErrors; t: Text }) {
  const lines = Object.entries(errors).filter(([, error]) => error !== undefined);
  if (lines.length === 0) return null;
  return (
    <div class="box error" role="alert" tabindex={-1} autofocus>
      <h2>{t('form.errors')}</h2>
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
export const formTitle = (title: string, errors: FieldErrors, t: Text): string =>
  Object.values(errors).some((error) => error !== undefined)
    ? `${t('form.errorPrefix')}${title}`
    : title;
