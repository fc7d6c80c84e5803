import type { Language } from '../i18n/language.ts';
import { sharedMessages } from './messages.ts';

/** Sentences about what is wrong, by the name of the field. */
export type FieldErrors = Readonly<Record<string, string | undefined>>;

interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly type?: 'text' | 'email' | 'url' | 'tel' | 'search' | 'time';
  readonly inputmode?: 'numeric';
  readonly autocomplete: string;
  /** Id of a `datalist` with what the browser offers while one types. */
  readonly list?: string;
  /** Where it may stay empty: the language in which to say so. */
  readonly optional?: Language;
  /** Where it may stay empty and nobody wonders. */
  readonly mayBeEmpty?: boolean;
}

/** One line to fill in; hint and error are read out with it. */
export function TextField(field: TextFieldProps) {
  const {
    name,
    label,
    hint,
    value,
    error,
    type = 'text',
    inputmode,
    autocomplete,
    list,
    optional,
    mayBeEmpty,
  } = field;
  return (
    <div>
      <label class="field" for={name}>
        {label}
        {optional && ` (${sharedMessages(optional)('form.optional')})`}
      </label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <FieldError name={name} error={error} />
      <input
        id={name}
        name={name}
        type={type}
        value={value}
        autocomplete={autocomplete}
        inputmode={inputmode}
        list={list}
        aria-describedby={describedBy(field)}
        aria-invalid={error ? 'true' : undefined}
        aria-required={optional || mayBeEmpty ? undefined : 'true'}
        {...(type === 'email' && { inputmode: 'email', autocapitalize: 'none', spellcheck: false })}
      />
    </div>
  );
}

interface TextAreaProps
  extends Pick<TextFieldProps, 'name' | 'label' | 'hint' | 'value' | 'error' | 'optional'> {
  readonly rows: number;
  /** Characters that fit; the browser stops there. */
  readonly maxlength: number;
}

/** Several lines to fill in. */
export function TextArea(field: TextAreaProps) {
  const { name, label, hint, value, error, optional, rows, maxlength } = field;
  return (
    <div>
      <label class="field" for={name}>
        {label}
        {optional && ` (${sharedMessages(optional)('form.optional')})`}
      </label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <FieldError name={name} error={error} />
      <textarea
        id={name}
        name={name}
        rows={rows}
        maxlength={maxlength}
        aria-describedby={describedBy(field)}
        aria-invalid={error ? 'true' : undefined}
        aria-required={optional ? undefined : 'true'}
      >
        {value}
      </textarea>
    </div>
  );
}

/** Ids of what is read out with a field. */
function describedBy({ name, hint, error }: Pick<TextFieldProps, 'name' | 'hint' | 'error'>) {
  const ids = [...(hint ? [`${name}-hint`] : []), ...(error ? [`${name}-error`] : [])];
  return ids.length > 0 ? ids.join(' ') : undefined;
}

interface SelectFieldProps
  extends Pick<
    TextFieldProps,
    'name' | 'label' | 'hint' | 'value' | 'error' | 'optional' | 'mayBeEmpty'
  > {
  readonly options: readonly Option[];
  /** What stands there while nothing is chosen; its value is empty. */
  readonly none: string;
}

/** One of many, unfolded by the browser: for what is too long for {@link Choices}. */
export function SelectField(field: SelectFieldProps) {
  const { name, label, hint, value, error, optional, mayBeEmpty, options, none } = field;
  return (
    <div>
      <label class="field" for={name}>
        {label}
        {optional && ` (${sharedMessages(optional)('form.optional')})`}
      </label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <FieldError name={name} error={error} />
      <select
        id={name}
        name={name}
        aria-describedby={describedBy(field)}
        aria-invalid={error ? 'true' : undefined}
        aria-required={optional || mayBeEmpty ? undefined : 'true'}
      >
        <option value="">{none}</option>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
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
