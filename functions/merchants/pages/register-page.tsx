import type { Language } from '../../../shared/i18n/language.ts';
import { Choices } from '../../../shared/pages/choices.tsx';
import { TextField } from '../../../shared/pages/fields.tsx';
import { ErrorSummary, type FieldErrors, formTitle } from '../../../shared/pages/form-errors.tsx';
import { renderPage } from '../../../shared/pages/layout.tsx';
import type { Place } from '../../../shared/programme/programme.ts';
import type { ContactFields } from '../judge-contact.ts';
import { directoryPath, registerPath } from '../paths.ts';
import type { ProfileFields } from '../profile-form.ts';
import { ContactForm } from './contact-fields.tsx';
import { LostLink } from './lost-link-page.tsx';
import { merchantMessages, type Text } from './messages.ts';
import { ProfileForm } from './profile-fields.tsx';

/** The form as typed: kept when something is wrong. */
export interface RegisterFields extends ProfileFields, ContactFields {
  readonly address: string;
  readonly shown: readonly string[];
  readonly newsletter: readonly string[];
}

interface RegisterPageProps {
  readonly language: Language;
  readonly place: Place;
  readonly fields: RegisterFields;
  readonly errors: FieldErrors;
}

export function registerPage(props: RegisterPageProps): string {
  const { language, place, errors } = props;
  const t = merchantMessages(language);
  const heading = t('register.title', { municipality: place.municipality.name });
  const title = formTitle(heading, errors, language);
  const languagePath = (other: Language) => registerPath(other, place);
  const home = directoryPath(language, place.municipality.slug);
  return renderPage(
    { language, title, place, home, languagePath },
    <>
      <h1>{heading}</h1>
      <ErrorSummary errors={errors} language={language} />
      <p class="lead">{t('register.lead')}</p>
      <form class="long" method="post" action={registerPath(language, place)} novalidate>
        <ProfileForm {...props} t={t} />
        <section>
          <h2>{t('section.contact')}</h2>
          <p class="hint">{t('section.contact.hint')}</p>
          <TextField
            name="address"
            type="email"
            autocomplete="email"
            label={t('field.address')}
            hint={t('field.address.hint')}
            value={props.fields.address}
            error={errors.address}
          />
          <ContactForm {...props} t={t} />
        </section>
        <Consents {...props} t={t} />
        <button type="submit">{t('register.button')}</button>
      </form>
      <LostLink language={language} t={t} />
    </>,
  );
}

/** Two consents that have nothing to do with each other; neither is given beforehand. */
function Consents({ fields, errors, t }: RegisterPageProps & { t: Text }) {
  return (
    <section>
      <Choices
        name="shown[]"
        legend={t('consent.title')}
        options={[{ value: 'yes', label: t('consent.shown'), hint: t('consent.shown.hint') }]}
        selected={fields.shown}
        error={errors.shown}
      />
      <Choices
        name="newsletter[]"
        legend={t('consent.newsletter.title')}
        options={[
          { value: 'yes', label: t('consent.newsletter'), hint: t('consent.newsletter.hint') },
        ]}
        selected={fields.newsletter}
      />
    </section>
  );
}
