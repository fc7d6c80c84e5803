import type { UploadForm } from '../../../shared/aws/presigned-post.ts';
import { type Language, languages } from '../../../shared/i18n/language.ts';
import { TextField } from '../../../shared/pages/fields.tsx';
import { ErrorSummary, type FieldErrors, formTitle } from '../../../shared/pages/form-errors.tsx';
import { renderPage } from '../../../shared/pages/layout.tsx';
import { placeByNis } from '../../../shared/programme/programme.ts';
import type { Merchant } from '../merchant.ts';
import { directoryPath, linkPath } from '../paths.ts';
import { merchantMessages, type Text } from './messages.ts';

interface PhotoPageProps {
  readonly language: Language;
  readonly merchant: Merchant;
  readonly token: string;
  readonly upload: UploadForm;
}

/** Step 1: a form that posts the photo straight to S3, past the limit of what a function may be sent. */
export function photoPage({ language, merchant, token, upload }: PhotoPageProps): string {
  const t = merchantMessages(language);
  return frame(
    { language, merchant, token, title: t('photo.title'), page: 'photo' },
    <>
      <p class="kicker">{t('photo.step', { number: 1 })}</p>
      <h1>{t('photo.title')}</h1>
      <p class="lead">{t('photo.lead')}</p>
      <form method="post" action={upload.url} enctype="multipart/form-data">
        {Object.entries(upload.fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div>
          <label class="field" for="file">
            {t('photo.field')}
          </label>
          <p class="hint" id="file-hint">
            {t('photo.field.hint')}
          </p>
          <input
            id="file"
            name="file"
            type="file"
            accept="image/jpeg,image/png,image/webp"
            aria-describedby="file-hint"
            required
          />
        </div>
        <p>{t('photo.people')}</p>
        <button type="submit">{t('photo.upload')}</button>
        <p class="hint">{t('photo.slow')}</p>
      </form>
      <Back language={language} token={token} t={t} />
    </>,
  );
}

/** The form as typed, by language. */
export type AltFields = Readonly<Record<`alt-${Language}`, string>>;

interface AltPageProps extends Omit<PhotoPageProps, 'upload'> {
  readonly uploadId: string;
  readonly fields: AltFields;
  readonly errors: FieldErrors;
}

/** Step 2: what the photo shows, for those who cannot see it. */
export function altPage(props: AltPageProps): string {
  const { language, merchant, token, uploadId, errors } = props;
  const t = merchantMessages(language);
  const title = formTitle(t('alt.title'), errors, language);
  return frame(
    { language, merchant, token, title },
    <>
      <p class="kicker">{t('photo.step', { number: 2 })}</p>
      <h1>{t('alt.title')}</h1>
      <ErrorSummary errors={errors} language={language} />
      <p class="lead">{t('alt.lead')}</p>
      <form method="post" action={linkPath(language, 'photo-uploaded')} novalidate>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="upload" value={uploadId} />
        <AltInputs {...props} t={t} />
        <button type="submit">{t('alt.button')}</button>
      </form>
      <Back language={language} token={token} t={t} />
    </>,
  );
}

function AltInputs({ language, fields, errors, t }: AltPageProps & { t: Text }) {
  const others = languages.filter((other) => other !== language);
  const input = (written: Language, isFirst: boolean) => (
    <TextField
      name={`alt-${written}`}
      autocomplete="off"
      label={t('alt.field', { isFirst: isFirst ? 'yes' : 'no', language: written })}
      {...(isFirst ? { hint: t('alt.field.hint') } : { optional: language })}
      value={fields[`alt-${written}`]}
      error={errors[`alt-${written}`]}
    />
  );
  return (
    <>
      {input(language, true)}
      <details open={others.some((other) => errors[`alt-${other}`] !== undefined)}>
        <summary>{t('field.story.more')}</summary>
        {others.map((other) => input(other, false))}
      </details>
    </>
  );
}

const Back = ({ language, token, t }: { language: Language; token: string; t: Text }) => (
  <p class="crumb">
    <a href={linkPath(language, 'manage', token)}>{t('back.manage')}</a>
  </p>
);

interface Frame extends Omit<PhotoPageProps, 'upload'> {
  readonly title: string;
  /** With a language switch, where the page can be opened by itself. */
  readonly page?: 'photo';
}

function frame(
  { language, merchant, token, title, page }: Frame,
  content: Parameters<typeof renderPage>[1],
): string {
  const place = placeByNis(merchant.nis);
  const home = directoryPath(language, place.municipality.slug);
  const languagePath = page && ((other: Language) => linkPath(other, page, token));
  return renderPage({ language, title, place, home, languagePath }, content);
}
