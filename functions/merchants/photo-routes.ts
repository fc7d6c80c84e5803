import { noForm, type PageRoute, pageRoute } from '../../shared/http/page-route.ts';
import { type Language, languages } from '../../shared/i18n/language.ts';
import { cleanLine } from '../../shared/text/clean-text.ts';
import type { PageDeps } from './page-deps.ts';
import { altForm, anyQuery, languageParams, tokenQuery, uploadedQuery } from './page-schemas.ts';
import { merchantMessages } from './pages/messages.ts';
import { type AltFields, altPage, photoPage } from './pages/photo-page.tsx';
import { linkPath } from './paths.ts';
import { newUploadId, uploadKey } from './photos/photo-places.ts';
import { requestPhoto } from './photos/request-photo.ts';
import { hasMergeField } from './profile/unwanted-text.ts';
import { readManaged } from './registration/managed.ts';

const choose = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/merchants/{language}/photo',
  summary: 'The form that uploads a photo, straight to S3',
  params: languageParams,
  query: tokenQuery,
  form: noForm,
  async handle({ params: { language }, query: { token } }, deps) {
    const merchant = await readManaged(token, deps);
    const uploadId = newUploadId();
    const upload = deps.uploadForm({
      key: uploadKey(merchant.id, uploadId),
      thenTo: `${deps.siteUrl}${linkPath(language, 'photo-uploaded', token)}&upload=${uploadId}`,
    });
    return {
      document: photoPage({ language, merchant, token, upload }),
      allows: { formsTo: upload.url },
    };
  },
});

const path = '/merchants/{language}/photo-uploaded';

const describe = pageRoute<PageDeps>()({
  method: 'GET',
  path,
  summary: 'Where S3 leads after an upload: asks what the photo shows',
  params: languageParams,
  query: uploadedQuery,
  form: noForm,
  async handle({ params: { language }, query: { token, upload } }, deps) {
    const merchant = await readManaged(token, deps);
    const fields = { 'alt-nl': '', 'alt-fr': '', 'alt-en': '' };
    const shown = { language, merchant, token, uploadId: upload, fields };
    return { document: altPage({ ...shown, errors: {} }) };
  },
});

const take = pageRoute<PageDeps>()({
  method: 'POST',
  path,
  summary: 'Has a photo made of what was uploaded',
  params: languageParams,
  query: anyQuery,
  form: altForm,
  async handle({ params: { language }, form }, deps) {
    const { token, upload: uploadId } = form;
    const merchant = await readManaged(token, deps);
    const { alt, errors } = judge(form, language);
    if (Object.keys(errors).length > 0) {
      const shown = { language, merchant, token, uploadId, fields: form, errors };
      return { status: 422, document: altPage(shown) };
    }
    await requestPhoto({ merchantId: merchant.id, uploadId, alt, by: 'merchant' }, deps);
    return { location: `${linkPath(language, 'manage', token)}#photo` };
  },
});

const maxAlt = 300;

/** The description in the language of the page is needed, in the others welcome. */
function judge(form: AltFields, language: Language) {
  const t = merchantMessages(language);
  const alt: Partial<Record<Language, string>> = {};
  const errors: Record<string, string> = {};
  for (const written of languages) {
    const text = cleanLine(form[`alt-${written}`]);
    const isMissing = text === '' && written === language;
    if (isMissing || text.length > maxAlt || hasMergeField(text)) {
      errors[`alt-${written}`] = t('error.alt');
    } else if (text !== '') alt[written] = text;
  }
  return { alt, errors };
}

export const photoRoutes: readonly PageRoute<PageDeps>[] = [choose, describe, take];
