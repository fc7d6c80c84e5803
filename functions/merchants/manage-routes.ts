import type * as z from 'zod';
import { parseAddress } from '../../shared/address/parse-address.ts';
import { atEvenPace } from '../../shared/http/even-pace.ts';
import { noForm, type PageRoute, pageRoute } from '../../shared/http/page-route.ts';
import { type Language, languageSchema } from '../../shared/i18n/language.ts';
import { addressError } from '../../shared/pages/address-error.ts';
import { placeByNis } from '../../shared/programme/programme.ts';
import { signToken } from '../../shared/tokens/signed-token.ts';
import { mayMail } from '../subscribers/index.ts';
import { eraseContact } from './erase.ts';
import { judgeContact } from './judge-contact.ts';
import { judgeProfile } from './judge-profile.ts';
import type { Merchant } from './merchant.ts';
import type { PageDeps } from './page-deps.ts';
import {
  anyQuery,
  languageParams,
  lostLinkForm,
  manageForm,
  manageQuery,
  removeForm,
} from './page-schemas.ts';
import { lostLinkPage } from './pages/lost-link-page.tsx';
import { type ManageFields, managePage } from './pages/manage-page.tsx';
import { merchantNotice } from './pages/merchant-notice.ts';
import { merchantMessages } from './pages/messages.ts';
import { directoryPath, linkPath } from './paths.ts';
import { profileFieldsOf } from './profile-form.ts';
import { changeContact } from './registration/change-contact.ts';
import { askForManageLink } from './registration/mail-link.ts';
import { othersOf, readManaged } from './registration/managed.ts';
import { profileOf, proposeProfile } from './registration/propose.ts';
import { claimsOf, manageToken } from './tokens.ts';

interface Shown {
  readonly language: Language;
  readonly merchant: Merchant;
  readonly token: string;
  readonly fields?: ManageFields;
  readonly errors?: Readonly<Record<string, string | undefined>>;
  readonly saved?: boolean;
}

async function pageFor(shown: Shown, deps: PageDeps): Promise<string> {
  const { language, merchant, token, errors = {}, saved = false } = shown;
  const others = await Promise.all(
    (await othersOf(merchant, deps)).map(async (other) => ({
      merchant: other,
      token: await signToken(manageToken, await claimsOf(other, deps.keys), deps),
    })),
  );
  const photoJob = await deps.photoJobs.read(merchant.id);
  const fields = shown.fields ?? fieldsOf(merchant, language);
  return managePage({ language, merchant, token, errors, saved, others, photoJob, fields });
}

/** A change that waits for staff is what the merchant goes on with. */
const fieldsOf = (merchant: Merchant, language: Language): ManageFields => ({
  ...profileFieldsOf(merchant.proposed ?? profileOf(merchant)),
  contactName: merchant.contact?.name ?? '',
  phone: merchant.contact?.phone ?? '',
  language: merchant.contact?.language ?? language,
});

const path = '/merchants/{language}/manage';

const show = pageRoute<PageDeps>()({
  method: 'GET',
  path,
  summary: 'The entry of whoever holds the link',
  params: languageParams,
  query: manageQuery,
  form: noForm,
  async handle({ params: { language }, query: { token, saved } }, deps) {
    const merchant = await readManaged(token, deps);
    const shown = { language, merchant, token, saved: saved === 'yes' };
    return { document: await pageFor(shown, deps) };
  },
});

const take = pageRoute<PageDeps>()({
  method: 'POST',
  path,
  summary: 'Saves a change; of what staff have accepted, it waits for them',
  params: languageParams,
  query: anyQuery,
  form: manageForm,
  async handle({ params: { language }, form }, deps) {
    const { token } = form;
    const present = await readManaged(token, deps);
    const judged = judge(form, present, language);
    if ('errors' in judged) {
      const { errors } = judged;
      const shown = { language, merchant: present, token, fields: form, errors };
      return { status: 422, document: await pageFor(shown, deps) };
    }
    await changeContact(present.id, judged.contact, deps);
    await proposeProfile(present.id, judged.profile, deps);
    // Not answered by the page itself: who goes on from it and back would be asked to send the form again.
    return { location: `${linkPath(language, 'manage', token)}&saved=yes` };
  },
});

function judge(form: z.output<typeof manageForm>, { nis }: Merchant, language: Language) {
  const judged = judgeProfile(form, placeByNis(nis), language);
  const { name, phone, errors } = judgeContact(form, language);
  if ('errors' in judged || Object.keys(errors).length > 0) {
    return { errors: { ...('errors' in judged && judged.errors), ...errors } };
  }
  const spoken = languageSchema.catch(language).parse(form.language);
  return { profile: judged.profile, contact: { name, phone, language: spoken } };
}

const showLost = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/merchants/{language}/lost-link',
  summary: 'Asks for the address of a merchant who lost the link',
  params: languageParams,
  query: anyQuery,
  form: noForm,
  handle: async ({ params: { language } }) => ({
    document: lostLinkPage({ language, address: '', errors: {} }),
  }),
});

const takeLost = pageRoute<PageDeps>()({
  method: 'POST',
  path: '/merchants/{language}/lost-link',
  summary: 'Mails the link to an address that is known; answers the same for all',
  params: languageParams,
  query: anyQuery,
  form: lostLinkForm,
  async handle({ params: { language }, form, event }, deps) {
    const parsed = parseAddress(form.address);
    if (!('address' in parsed)) {
      const errors = { address: addressError(parsed, language) };
      return { status: 422, document: lostLinkPage({ language, address: form.address, errors }) };
    }
    const { address } = parsed;
    const viewer = await deps.viewer(event);
    await atEvenPace(async () => {
      if (await mayMail({ to: address, viewer }, deps)) await askForManageLink(address, deps);
    }, deps);
    return { location: `/merchants/${language}/link-sent` };
  },
});

const linkSent = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/merchants/{language}/link-sent',
  summary: 'What everyone sees after asking for a link',
  params: languageParams,
  query: anyQuery,
  form: noForm,
  async handle({ params: { language } }) {
    const t = merchantMessages(language);
    return { document: merchantNotice({ language, title: t('sent.title'), lead: t('sent.lead') }) };
  },
});

const remove = pageRoute<PageDeps>()({
  method: 'POST',
  path: '/merchants/{language}/remove',
  summary: 'Takes the merchant away with everything held of it, once the box is ticked',
  params: languageParams,
  query: anyQuery,
  form: removeForm,
  async handle({ params: { language }, form: { token, sure } }, deps) {
    const merchant = await readManaged(token, deps);
    const t = merchantMessages(language);
    if (!sure.includes('yes')) {
      const errors = { sure: t('error.sure') };
      const document = await pageFor({ language, merchant, token, errors }, deps);
      return { status: 422, document };
    }
    await eraseContact({ merchantId: merchant.id, source: 'merchant', whole: true }, deps);
    const place = placeByNis(merchant.nis);
    const href = directoryPath(language, place.municipality.slug);
    const onward = { href, label: t('removed.button') };
    const notice = { title: t('removed.title'), lead: t('removed.lead'), partsAtFoot: true };
    return { document: merchantNotice({ language, place, part: 'merchants', ...notice, onward }) };
  },
});

export const manageRoutes: readonly PageRoute<PageDeps>[] = [
  show,
  take,
  showLost,
  takeLost,
  linkSent,
  remove,
];
