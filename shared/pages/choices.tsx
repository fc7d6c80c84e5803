import { FieldError } from './form-errors.tsx';

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
