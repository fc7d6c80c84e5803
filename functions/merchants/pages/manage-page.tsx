import { maskAddress } from '../../../shared/address/parse-address.ts';
import { type Language, languages } from '../../../shared/i18n/language.ts';
import { Choices } from '../../../shared/pages/choices.tsx';
import { ErrorSummary, type FieldErrors, formTitle } from '../../../shared/pages/form-errors.tsx';
import { renderPage } from '../../../shared/pages/layout.tsx';
import { partPath } from '../../../shared/pages/part-path.ts';
import { type Place, placeByNis } from '../../../shared/programme/programme.ts';
import type { ContactFields } from '../judge-contact.ts';
import type { Merchant } from '../merchant.ts';
import { directoryPath, linkPath, merchantPath, standPath } from '../paths.ts';
import type { PhotoJob } from '../photos/photo-jobs.ts';
import type { ProfileFields } from '../profile-form.ts';
import { languageOptions } from './choices.ts';
import { ContactForm } from './contact-fields.tsx';
import { merchantMessages, type Text } from './messages.ts';
import { PhotoState } from './photo-state.tsx';
import { ProfileForm } from './profile-fields.tsx';
import { RemoveForm } from './remove-form.tsx';

export interface ManageFields extends ProfileFields, ContactFields {
  readonly language: string;
}

export interface ManagePageProps {
  readonly language: Language;
  readonly merchant: Merchant;
  readonly photoJob: PhotoJob | undefined;
  readonly fields: ManageFields;
  readonly errors: FieldErrors;
  readonly token: string;
  /** The other merchants of the contact, with the tokens of their links. */
  readonly others: readonly { readonly merchant: Merchant; readonly token: string }[];
  readonly saved: boolean;
}

/** Where a merchant sees how things stand, and changes what is shown. */
export function managePage(props: ManagePageProps): string {
  const { language, merchant, errors, token, saved } = props;
  const t = merchantMessages(language);
  const place = placeByNis(merchant.nis);
  const home = directoryPath(language, place.municipality.slug);
  const languagePath = (other: Language) => linkPath(other, 'manage', token);
  return renderPage(
    { language, title: formTitle(merchant.name, errors, language), place, home, languagePath },
    <>
      <p class="kicker">{t('manage.title')}</p>
      <h1>{merchant.name}</h1>
      {saved && (
        <div class="box" role="status">
          <p>{t(merchant.proposed ? 'manage.saved.waits' : 'manage.saved')}</p>
        </div>
      )}
      <ErrorSummary errors={errors} language={language} />
      <Standing {...props} place={place} t={t} />
      <PhotoState {...props} t={t} />
      <h2>{t('manage.edit')}</h2>
      {merchant.proposed && !saved && <p>{t('manage.proposed')}</p>}
      <EditForm {...props} t={t} />
      <Others {...props} t={t} />
      <p>
        {t('manage.newsletter')}{' '}
        <a
          href={`${partPath('newsletter', language, place.municipality.slug)}?audience=businesses`}
        >
          {t('manage.newsletter.link')}
        </a>
      </p>
      <RemoveForm language={language} token={token} errors={errors} t={t} />
    </>,
  );
}

type PartProps = ManagePageProps & { readonly t: Text };

function Standing({ language, merchant, token, place, t }: PartProps & { place: Place }) {
  const { state, contact } = merchant;
  const { replyTo } = place.municipality;
  return (
    <>
      {state !== 'unconfirmed' && <p class="lead">{t(`manage.state.${state}`, { replyTo })}</p>}
      {state === 'listed' && (
        <>
          <p>
            <a class="button quiet" href={merchantPath(merchant, language)}>
              {t('manage.view')}
            </a>
          </p>
          <p>
            {t('manage.stand')} <a href={standPath(language, token)}>{t('manage.stand.link')}</a>
          </p>
        </>
      )}
      {contact && (
        <p class="hint">{t('manage.contact', { address: maskAddress(contact.email) })}</p>
      )}
    </>
  );
}

function EditForm(props: PartProps) {
  const { language, fields, errors, token, t } = props;
  return (
    <form class="long" method="post" action={linkPath(language, 'manage')} novalidate>
      <input type="hidden" name="token" value={token} />
      <ProfileForm {...props} />
      <section>
        <h2>{t('section.contact')}</h2>
        <p class="hint">{t('section.contact.hint')}</p>
        <ContactForm language={language} fields={fields} errors={errors} t={t} />
        <Choices
          name="language"
          legend={t('field.language')}
          options={languageOptions(languages)}
          selected={[fields.language]}
        />
      </section>
      <button type="submit">{t('manage.button')}</button>
    </form>
  );
}

function Others({ language, others, t }: PartProps) {
  if (others.length === 0) return null;
  return (
    <>
      <h2>{t('manage.others')}</h2>
      <ul class="cards">
        {others.map(({ merchant, token }) => (
          <li>
            <a href={linkPath(language, 'manage', token)}>{merchant.name}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
