import type { Language } from '../../../shared/i18n/language.ts';
import { Choices } from '../../../shared/pages/choices.tsx';
import { FieldError, type FieldErrors } from '../../../shared/pages/form-errors.tsx';
import { sharedMessages } from '../../../shared/pages/messages.ts';
import { weekDays } from '../hours/week-form.ts';
import { isOtherDayWrong } from '../judge-profile.ts';
import type { ProfileFields } from '../profile-form.ts';
import { dayName } from './door.tsx';
import type { Text } from './messages.ts';

interface WeekFieldsProps {
  readonly language: Language;
  readonly fields: ProfileFields;
  readonly errors: FieldErrors;
  readonly t: Text;
}

/** Usual hours, the days that have them, and folded away the days that differ. */
export function WeekForm({ language, fields, errors, t }: WeekFieldsProps) {
  return (
    <section>
      <h2>{t('section.hours')}</h2>
      <p class="hint">{t('section.hours.hint')}</p>
      <Stretch
        from="from"
        to="to"
        legend={t('field.usual')}
        fields={fields}
        error={errors.from}
        t={t}
      />
      <Stretch
        from="breakFrom"
        to="breakTo"
        legend={`${t('field.break')} (${sharedMessages(language)('form.optional')})`}
        fields={fields}
        error={errors.breakFrom}
        t={t}
      />
      <div class="days">
        <Choices
          name="open[]"
          legend={t('field.open')}
          options={weekDays.map((day) => ({ value: String(day), label: capital(dayName(day, t)) }))}
          selected={fields.open}
          error={errors.open}
        />
      </div>
      <OtherDays fields={fields} errors={errors} t={t} />
    </section>
  );
}

type TimeName = 'from' | 'to' | 'breakFrom' | 'breakTo';

interface StretchProps {
  readonly from: TimeName;
  readonly to: TimeName;
  readonly legend: string;
  readonly fields: ProfileFields;
  readonly error: string | undefined;
  readonly t: Text;
}

const Stretch = ({ from, to, legend, fields, error, t }: StretchProps) => (
  <fieldset>
    <legend>{legend}</legend>
    <FieldError name={from} error={error} />
    <div class="pair">
      <TimeField name={from} label={t('field.from')} value={fields[from]} errorOf={error && from} />
      <TimeField name={to} label={t('field.to')} value={fields[to]} errorOf={error && from} />
    </div>
  </fieldset>
);

interface TimeFieldProps {
  readonly name: TimeName;
  readonly label: string;
  readonly value: string;
  /** The field that says what is wrong with this one. */
  readonly errorOf: string | undefined;
}

/** The phone's own clock to turn; where there is none, a line of text that is read as people write it. */
const TimeField = ({ name, label, value, errorOf }: TimeFieldProps) => (
  <div>
    <label for={name}>{label}</label>
    <input
      id={name}
      name={name}
      type="time"
      value={value}
      aria-describedby={errorOf ? `${errorOf}-error` : undefined}
      aria-invalid={errorOf ? 'true' : undefined}
    />
  </div>
);

function OtherDays({ fields, errors, t }: Omit<WeekFieldsProps, 'language'>) {
  const isOpen =
    isOtherDayWrong(errors) || weekDays.some((day) => fields[`other${day}`].trim() !== '');
  return (
    <details open={isOpen}>
      <summary>{t('field.other')}</summary>
      <p class="hint" id="other-hint">
        {t('field.other.hint')}
      </p>
      {weekDays.map((day) => {
        const name = `other${day}` as const;
        const error = errors[name];
        return (
          <div class="day">
            <label class="field" for={name}>
              {capital(dayName(day, t))}
            </label>
            <FieldError name={name} error={error} />
            <input
              id={name}
              name={name}
              type="text"
              autocomplete="off"
              value={fields[name]}
              aria-describedby={`other-hint${error ? ` ${name}-error` : ''}`}
              aria-invalid={error ? 'true' : undefined}
            />
          </div>
        );
      })}
    </details>
  );
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
