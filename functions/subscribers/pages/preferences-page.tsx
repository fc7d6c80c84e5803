import { maskAddress } from '../../../shared/address/parse-address.ts';
import { type Language, languages } from '../../../shared/i18n/language.ts';
import { Choices } from '../../../shared/pages/choices.tsx';
import { TextField } from '../../../shared/pages/fields.tsx';
import { ErrorSummary, type FieldErrors, formTitle } from '../../../shared/pages/form-errors.tsx';
import { renderPage } from '../../../shared/pages/layout.tsx';
import { audiences, type Subscriber } from '../schema.ts';
import { homeOf } from '../subscription.ts';
import { languageOptions, municipalityOptions, namesOf, topicOptions } from './choices.ts';
import { subscriberMessages, type Text } from './messages.ts';

/** The form as typed, or as it stands. */
export interface PreferenceFields {
  readonly name: string;
  readonly language: string;
  readonly topics: readonly string[];
  readonly residents: readonly string[];
  readonly businesses: readonly string[];
  readonly tracking: boolean;
}

interface PreferencesPageProps {
  readonly language: Language;
  readonly subscriber: Subscriber;
  readonly fields: PreferenceFields;
  readonly errors: FieldErrors;
  readonly token: string;
  readonly saved: boolean;
  /** One link per audience that is followed. */
  readonly stopLinks: Readonly<Record<string, string>>;
}

export function preferencesPage(props: PreferencesPageProps): string {
  const { language, subscriber, errors, token, saved } = props;
  const t = subscriberMessages(language);
  const languagePath = (other: Language) => `/newsletter/${other}/preferences?token=${token}`;
  const title = formTitle(t('preferences.title'), errors, language);
  return renderPage(
    { language, title, place: homeOf(subscriber), languagePath },
    <>
      <h1>{t('preferences.title')}</h1>
      {saved && (
        <div class="box" role="status">
          <p>{t('preferences.saved')}</p>
        </div>
      )}
      <ErrorSummary errors={errors} language={language} />
      <p class="lead">{t('preferences.address', { address: maskAddress(subscriber.address) })}</p>
      <form method="post" action={`/newsletter/${language}/preferences`} novalidate>
        <input type="hidden" name="token" value={token} />
        <PreferenceForm {...props} t={t} />
        <p>{t('preferences.consent')}</p>
        <button type="submit">{t('preferences.button')}</button>
      </form>
      <StopLinks {...props} t={t} />
      <h2>{t('preferences.data.title')}</h2>
      <p>{t('preferences.data')}</p>
      <form method="post" action={`/newsletter/${language}/data-link`}>
        <input type="hidden" name="token" value={token} />
        <button type="submit" class="quiet">
          {t('preferences.data.button')}
        </button>
      </form>
    </>,
  );
}

type PartProps = PreferencesPageProps & { t: Text };

function PreferenceForm({ language, subscriber, fields, errors, t }: PartProps) {
  return (
    <>
      {audiences.map((audience) => (
        <details open={fields[audience].length > 0}>
          <summary>{t(`audience.title`, { audience })}</summary>
          <Choices
            name={`${audience}[]`}
            legend={t('preferences.from')}
            hint={t('preferences.none')}
            options={municipalityOptions()}
            selected={fields[audience]}
          />
          <Waiting codes={subscriber.asked[audience]?.municipalities ?? []} t={t} />
        </details>
      ))}
      <Choices
        name="topics[]"
        legend={t('subscribe.topics')}
        options={topicOptions(t)}
        selected={fields.topics}
        error={errors.topics}
      />
      <Choices
        name="language"
        legend={t('subscribe.language')}
        options={languageOptions(languages)}
        selected={[fields.language]}
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
      <Choices
        name="tracking[]"
        legend={t('preferences.tracking.title')}
        options={[
          {
            value: 'yes',
            label: t('preferences.tracking'),
            hint: t('preferences.tracking.hint'),
          },
        ]}
        selected={fields.tracking ? ['yes'] : []}
      />
    </>
  );
}

function Waiting({ codes, t }: { codes: readonly string[]; t: Text }) {
  if (codes.length === 0) return null;
  return <p class="hint">{t('preferences.waiting', { municipalities: namesOf(codes) })}</p>;
}

function StopLinks({ stopLinks, t }: PartProps) {
  const links = Object.entries(stopLinks);
  if (links.length === 0) return null;
  return (
    <>
      <h2>{t('preferences.stop.title')}</h2>
      <ul>
        {links.map(([audience, href]) => (
          <li>
            <a href={href}>
              {t('preferences.stop', { newsletter: t('audience.name', { audience }) })}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
