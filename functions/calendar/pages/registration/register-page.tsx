import { type Language, languageNames, languages } from '../../../../shared/i18n/language.ts';
import { Choices } from '../../../../shared/pages/choices.tsx';
import { SelectField, TextField } from '../../../../shared/pages/fields.tsx';
import {
  ErrorSummary,
  type FieldErrors,
  formTitle,
} from '../../../../shared/pages/form-errors.tsx';
import { renderPage } from '../../../../shared/pages/layout.tsx';
import { placeByNis } from '../../../../shared/programme/programme.ts';
import { localDay } from '../../local-day.ts';
import { calendarPath, eventPath } from '../../paths.ts';
import { eventTitle } from '../../registration/event-title.ts';
import { mostPlaces, type OpenOccurrence } from '../../registration/open-occurrence.ts';
import { registerPath } from '../../registration/registration-paths.ts';
import type { Seats } from '../../registration/seats.ts';
import { viaOf } from '../../registration/via.ts';
import { pageMessages } from '../messages.ts';
import { fullWords } from '../time-words.ts';
import { type RegistrationText, registrationMessages } from './messages.ts';
import { hasPlaces, placesLeft } from './places-left.ts';

/** The form as typed: kept when something is wrong. */
export interface RegisterFields {
  readonly name: string;
  readonly address: string;
  readonly places: string;
  readonly language: string;
  readonly organisation: string;
  readonly agree: readonly string[];
  /** What led there; empty where nobody knows. */
  readonly via: string;
}

interface RegisterPageProps {
  readonly language: Language;
  readonly open: OpenOccurrence;
  readonly seats: Seats | undefined;
  readonly fields: RegisterFields;
  readonly errors: FieldErrors;
  readonly now: Date;
}

type PartProps = RegisterPageProps & { readonly t: RegistrationText };

/** The form by which somebody registers for one time of an event. */
export function registerPage(props: RegisterPageProps): string {
  const { language, open, seats, fields, errors, now } = props;
  const { event, occurrence } = open;
  const t = registrationMessages(language);
  const place = placeByNis(event.nis);
  const heading = t('form.title', { event: eventTitle(event, language) });
  return renderPage(
    {
      language,
      title: formTitle(heading, errors, language),
      place,
      home: calendarPath(language, place.municipality.slug),
      languagePath: (other) => registerPath(event, other, occurrence.key, viaOf(fields.via)),
    },
    <>
      <h1>{heading}</h1>
      <ErrorSummary errors={errors} language={language} />
      <p class="lead when">{fullWords(occurrence, localDay(now), pageMessages(language))}</p>
      <p>
        <strong>{placesLeft(open, seats, t)}</strong>{' '}
        {t(hasPlaces(open, seats) ? 'form.lead' : 'form.lead.line')}
      </p>
      <Form {...props} t={t} />
      <p>
        <a href={eventPath(event, language, occurrence.key)}>{t('onward.event')}</a>
      </p>
    </>,
  );
}

function Form(props: PartProps) {
  const { language, open, fields, errors, t } = props;
  const { event, occurrence, rule } = open;
  return (
    <form class="long" method="post" action={registerPath(event, language)} novalidate>
      <input type="hidden" name="on" value={occurrence.key} />
      {viaOf(fields.via) && <input type="hidden" name="via" value={fields.via} />}
      <TextField
        name="name"
        autocomplete="name"
        label={t('form.name')}
        value={fields.name}
        error={errors.name}
      />
      {rule.audience === 'businesses' && (
        <TextField
          name="organisation"
          autocomplete="organization"
          label={t('form.organisation')}
          value={fields.organisation}
          error={errors.organisation}
          optional={language}
        />
      )}
      <TextField
        name="address"
        type="email"
        autocomplete="email"
        label={t('form.address')}
        hint={t('form.address.hint')}
        value={fields.address}
        error={errors.address}
      />
      <Places {...props} />
      <SelectField
        name="language"
        label={t('form.language')}
        value={fields.language}
        none={t('form.language.none')}
        options={languages.map((value) => ({ value, label: languageNames[value] }))}
        error={errors.language}
      />
      <Choices
        name="agree[]"
        legend={t('form.consent.title')}
        options={[{ value: 'yes', label: t('form.consent'), hint: t('form.consent.hint') }]}
        selected={fields.agree}
        error={errors.agree}
      />
      <button type="submit">{t('form.button')}</button>
    </form>
  );
}

function Places({ open, fields, errors, t }: PartProps) {
  const most = mostPlaces(open);
  if (most === 1) return <input type="hidden" name="places" value="1" />;
  const numbers = Array.from({ length: most }, (_, index) => String(index + 1));
  return (
    <SelectField
      name="places"
      label={t('form.places')}
      hint={t('form.places.hint')}
      value={fields.places}
      none={t('form.places.none')}
      options={numbers.map((value) => ({ value, label: value }))}
      error={errors.places}
    />
  );
}
