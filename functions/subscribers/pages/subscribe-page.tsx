import type { Language } from '../../../shared/i18n/language.ts';
import { Choices } from '../../../shared/pages/choices.tsx';
import { TextField } from '../../../shared/pages/fields.tsx';
import { ErrorSummary, type FieldErrors, formTitle } from '../../../shared/pages/form-errors.tsx';
import { renderPage } from '../../../shared/pages/layout.tsx';
import { partPath } from '../../../shared/pages/part-path.ts';
import type { Place } from '../../../shared/programme/programme.ts';
import { subscribeConsent } from '../consent/subscribe-consent.ts';
import { audienceOptions, languageOptions, municipalityOptions, topicOptions } from './choices.ts';
import { subscriberMessages, type Text } from './messages.ts';

/** The form as typed: kept when something is wrong. */
export interface SubscribeFields {
  readonly address: string;
  readonly name: string;
  readonly audience: string;
  readonly language: string;
  readonly municipalities: readonly string[];
  readonly topics: readonly string[];
}

interface SubscribePageProps {
  readonly language: Language;
  readonly place: Place;
  readonly fields: SubscribeFields;
  readonly errors: FieldErrors;
}

export function subscribePage({ language, place, fields, errors }: SubscribePageProps): string {
  const t = subscriberMessages(language);
  const { municipality } = place;
  const heading = t('subscribe.title', { municipality: municipality.name });
  const languagePath = (other: Language) => partPath('newsletter', other, municipality.slug);
  return renderPage(
    {
      language,
      title: formTitle(heading, errors, language),
      place,
      part: 'newsletter',
      languagePath,
    },
    <>
      <h1>{heading}</h1>
      <ErrorSummary errors={errors} language={language} />
      <p class="lead">{t('subscribe.lead')}</p>
      <form method="post" action={languagePath(language)} novalidate>
        <WhoFields language={language} fields={fields} errors={errors} t={t} />
        <WhatFields fields={fields} errors={errors} t={t} place={place} />
        <p>{subscribeConsent(language)}</p>
        <button type="submit">{t('subscribe.button')}</button>
      </form>
      <p>
        {t('chooser.lost')}{' '}
        <a href={`/newsletter/${language}/lost-link`}>{t('chooser.lost.link')}</a>
      </p>
    </>,
  );
}

interface FieldsProps {
  readonly fields: SubscribeFields;
  readonly errors: FieldErrors;
  readonly t: Text;
}

function WhoFields({ language, fields, errors, t }: FieldsProps & { language: Language }) {
  return (
    <>
      <TextField
        name="address"
        type="email"
        autocomplete="email"
        label={t('subscribe.address')}
        hint={t('subscribe.address.hint')}
        value={fields.address}
        error={errors.address}
      />
      <Choices
        name="audience"
        legend={t('subscribe.audience')}
        options={audienceOptions(t)}
        selected={[fields.audience]}
        error={errors.audience}
      />
      <TextField
        name="name"
        autocomplete="name"
        label={t('subscribe.name')}
        hint={t('subscribe.name.hint')}
        value={fields.name}
        error={errors.name}
        optional={language}
      />
    </>
  );
}

function WhatFields({ fields, errors, t, place }: FieldsProps & { place: Place }) {
  const { municipality } = place;
  const isOpen = errors.municipalities !== undefined || fields.municipalities.length > 1;
  return (
    <>
      {municipality.languages.length > 1 && (
        <Choices
          name="language"
          legend={t('subscribe.language')}
          options={languageOptions(municipality.languages)}
          selected={[fields.language]}
        />
      )}
      <Choices
        name="topics[]"
        legend={t('subscribe.topics')}
        hint={t('subscribe.topics.hint')}
        options={topicOptions(t)}
        selected={fields.topics}
        error={errors.topics}
      />
      <details open={isOpen}>
        <summary>{t('subscribe.municipalities')}</summary>
        <Choices
          name="municipalities[]"
          legend={t('subscribe.municipalities.own')}
          options={municipalityOptions()}
          selected={fields.municipalities}
          error={errors.municipalities}
        />
      </details>
    </>
  );
}
