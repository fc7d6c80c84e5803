import type * as z from 'zod';
import { parseAddress } from '../../shared/address/parse-address.ts';
import { atEvenPace } from '../../shared/http/even-pace.ts';
import { noForm, type PageRoute, pageRoute } from '../../shared/http/page-route.ts';
import type { Language } from '../../shared/i18n/language.ts';
import { addressError } from '../../shared/pages/address-error.ts';
import { findPlaceBySlug, type Place, placeBySlug } from '../../shared/programme/programme.ts';
import { signToken } from '../../shared/tokens/signed-token.ts';
import { mayMail } from '../subscribers/index.ts';
import { merchantConsents } from './consent-text.ts';
import { judgeContact } from './judge-contact.ts';
import { judgeProfile } from './judge-profile.ts';
import type { PageDeps } from './page-deps.ts';
import {
  anyQuery,
  confirmForm,
  fromQuery,
  languageParams,
  placeParams,
  registerForm,
  tokenQuery,
} from './page-schemas.ts';
import { confirmedPage, confirmPage } from './pages/confirm-page.tsx';
import { inboxPage } from './pages/inbox-page.tsx';
import { merchantMessages } from './pages/messages.ts';
import { registerPage } from './pages/register-page.tsx';
import { linkPath } from './paths.ts';
import { emptyProfile } from './profile-form.ts';
import { confirmRegistration, readRegistration } from './registration/confirm.ts';
import { type Registration, registerMerchant } from './registration/register.ts';
import { claimsOf, manageToken } from './tokens.ts';

const path = '/merchants/{language}/{municipality}/register';

const showForm = pageRoute<PageDeps>()({
  method: 'GET',
  path,
  summary: 'The form by which a merchant registers in a municipality',
  params: placeParams,
  query: anyQuery,
  form: noForm,
  async handle({ params: { language, municipality } }) {
    const place = placeBySlug(municipality);
    const contact = { address: '', contactName: '', phone: '' };
    const fields = { ...emptyProfile(place), ...contact, shown: [], newsletter: [] };
    return { document: registerPage({ language, place, fields, errors: {} }) };
  },
});

const takeForm = pageRoute<PageDeps>()({
  method: 'POST',
  path,
  summary: 'Registers a merchant: notes what was typed and mails the address',
  params: placeParams,
  query: anyQuery,
  form: registerForm,
  async handle({ params: { language, municipality }, form, event }, deps) {
    const place = placeBySlug(municipality);
    const judged = judge(form, place, language);
    if ('errors' in judged) {
      const { errors } = judged;
      return { status: 422, document: registerPage({ language, place, fields: form, errors }) };
    }
    const viewer = await deps.viewer(event);
    const { registration } = judged;
    const to = registration.contact.email;
    await atEvenPace(async () => {
      if (await mayMail({ to, viewer }, deps)) await registerMerchant(registration, deps);
      if (form.newsletter.includes('yes') && (await mayMail({ to, viewer }, deps))) {
        await deps.subscribe(newsletterWish(registration));
      }
    }, deps);
    return { location: `/merchants/${language}/check-inbox?from=${place.municipality.slug}` };
  },
});

/** What was typed, as a registration, or as a sentence for each field that is wrong. */
function judge(form: z.output<typeof registerForm>, place: Place, language: Language) {
  const parsed = parseAddress(form.address);
  const judged = judgeProfile(form, place, language);
  const { name, phone, errors: contactErrors } = judgeContact(form, language);
  const address = addressError(parsed, language);
  const errors = {
    ...('errors' in judged && judged.errors),
    ...(address !== undefined && { address }),
    ...contactErrors,
    ...(!form.shown.includes('yes') && { shown: merchantMessages(language)('error.shown') }),
  };
  if (!('profile' in judged) || !('address' in parsed) || Object.keys(errors).length > 0) {
    return { errors };
  }
  const { nis } = place.municipality;
  const contact = { email: parsed.address, language, name, phone };
  const registration: Registration = { nis, profile: judged.profile, contact };
  return { registration };
}

const newsletterWish = ({ nis, contact }: Registration) => ({
  address: contact.email,
  audience: 'businesses' as const,
  municipalities: [nis] as const,
  language: contact.language,
  textVersion: merchantConsents.newsletter.version,
});

const checkInbox = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/merchants/{language}/check-inbox',
  summary: 'What everyone sees after registering',
  params: languageParams,
  query: fromQuery,
  form: noForm,
  handle: async ({ params, query }) => ({
    document: inboxPage(params.language, findPlaceBySlug(query.from)),
  }),
});

const showConfirm = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/merchants/{language}/confirm',
  summary: 'Shows what a confirmation link would confirm; changes nothing',
  params: languageParams,
  query: tokenQuery,
  form: noForm,
  async handle({ params: { language }, query: { token } }, deps) {
    const merchant = await readRegistration(token, deps);
    return merchant.state === 'unconfirmed'
      ? { document: confirmPage({ language, merchant, token, now: deps.now() }) }
      : confirmed(merchant, language, deps);
  },
});

const takeConfirm = pageRoute<PageDeps>()({
  method: 'POST',
  path: '/merchants/{language}/confirm',
  summary: 'Confirms a registration; confirming again answers the same',
  params: languageParams,
  query: anyQuery,
  form: confirmForm,
  async handle({ params: { language }, form }, deps) {
    await confirmRegistration(form, deps);
    return { location: linkPath(language, 'confirm', form.token) };
  },
});

async function confirmed(
  merchant: Awaited<ReturnType<typeof readRegistration>>,
  language: Language,
  deps: PageDeps,
) {
  const token = await signToken(manageToken, await claimsOf(merchant, deps.keys), deps);
  return { document: confirmedPage({ language, merchant, manageToken: token }) };
}

export const registerRoutes: readonly PageRoute<PageDeps>[] = [
  checkInbox,
  showConfirm,
  takeConfirm,
];
/** Comes after the pages with a name: the municipality may be any word. */
export const registerFormRoutes: readonly PageRoute<PageDeps>[] = [showForm, takeForm];
