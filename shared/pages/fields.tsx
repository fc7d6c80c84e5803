import type { Child } from 'hono/jsx';
import type { Language } from '../i18n/language.ts';
import type { Option } from './choices.tsx';
import { FieldError } from './form-errors.tsx';
import { sharedMessages } from './messages.ts';

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly error: string | undefined;
  /** Where it may stay empty: the language in which to say so. */
  readonly optional?: Language;
  /** Where it may stay empty and nobody wonders. */
  readonly mayBeEmpty?: boolean;
}

interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'email' | 'url' | 'tel' | 'search' | 'time';
  readonly inputmode?: 'numeric';
  readonly autocomplete: string;
  /** Id of a `datalist` with what the browser offers while one types. */
  readonly list?: string;
}

/** One line to fill in; hint and error are read out with it. */
export function TextField(field: TextFieldProps) {
  const { name, value, type = 'text', inputmode, autocomplete, list } = field;
  return (
    <Labelled field={field}>
      <input
        id={name}
        name={name}
        type={type}
        value={value}
        autocomplete={autocomplete}
        inputmode={inputmode}
        list={list}
        {...readOut(field)}
        {...(type === 'email' && { inputmode: 'email', autocapitalize: 'none', spellcheck: false })}
      />
    </Labelled>
  );
}

interface TextAreaProps extends FieldProps {
  readonly rows: number;
  /** Characters that fit; the browser stops there. */
  readonly maxlength: number;
}

/** Several lines to fill in. */
export function TextArea(field: TextAreaProps) {
  const { name, value, rows, maxlength } = field;
  return (
    <Labelled field={field}>
      <textarea id={name} name={name} rows={rows} maxlength={maxlength} {...readOut(field)}>
        {value}
      </textarea>
    </Labelled>
  );
}

interface SelectFieldProps extends FieldProps {
  readonly options: readonly Option[];
  /** What stands there while nothing is chosen; its value is empty. */
  readonly none: string;
}

/** One of many, unfolded by the browser: for what is too long for `Choices`. */
export function SelectField(field: SelectFieldProps) {
  const { name, value, options, none } = field;
  return (
    <Labelled field={field}>
      <select id={name} name={name} {...readOut(field)}>
        <option value="">{none}</option>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

function Labelled({ field, children }: { field: FieldProps; children: Child }) {
  const { name, label, hint, error, optional } = field;
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
      {children}
    </div>
  );
}

/** What a screen reader says of a field besides its label. */
function readOut({ name, hint, error, optional, mayBeEmpty }: FieldProps) {
  const ids = [...(hint ? [`${name}-hint`] : []), ...(error ? [`${name}-error`] : [])];
  return {
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-required': optional || mayBeEmpty ? undefined : ('true' as const),
  };
}
