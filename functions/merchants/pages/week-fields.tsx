import { Choices, FieldError, type FieldErrors } from '../../../shared/pages/fields.tsx';
import { weekDays } from '../hours/week-form.ts';
import { isOtherDayWrong } from '../judge-profile.ts';
import type { ProfileFields } from '../profile-form.ts';
import { dayName } from './door.tsx';
import type { Text } from './messages.ts';

interface WeekFieldsProps {
  readonly fields: ProfileFields;
  readonly errors: FieldErrors;
  readonly t: Text;
}

/** Usual hours, the days that have them, and folded away the days that differ. */
export function WeekForm({ fields, errors, t }: WeekFieldsProps) {
  return (
    <section>
      <h2>{t('section.hours')}</h2>
      <p class="hint">{t('section.hours.hint')}</p>
      <div class="pair">
        <TimeField name="from" label={t('field.from')} fields={fields} error={errors.from} />
        <TimeField name="to" label={t('field.to')} fields={fields} />
      </div>
      <div class="pair">
        <TimeField
          name="breakFrom"
          label={t('field.breakFrom')}
          fields={fields}
          error={errors.breakFrom}
        />
        <TimeField name="breakTo" label={t('field.breakTo')} fields={fields} />
      </div>
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

interface TimeFieldProps {
  readonly name: 'from' | 'to' | 'breakFrom' | 'breakTo';
  readonly label: string;
  readonly fields: ProfileFields;
  readonly error?: string | undefined;
}

/** The phone's own clock to turn; where there is none, a line of text that is read as people write it. */
const TimeField = ({ name, label, fields, error }: TimeFieldProps) => (
  <div>
    <label class="field" for={name}>
      {label}
    </label>
    <FieldError name={name} error={error} />
    <input
      id={name}
      name={name}
      type="time"
      value={fields[name]}
      aria-describedby={error ? `${name}-error` : undefined}
      aria-invalid={error ? 'true' : undefined}
    />
  </div>
);

function OtherDays({ fields, errors, t }: WeekFieldsProps) {
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
