import { AppError } from '../../shared/errors.ts';
import { atEvenPace } from '../../shared/http/even-pace.ts';
import {
  noForm,
  type PageAnswer,
  type PageRoute,
  pageRoute,
} from '../../shared/http/page-route.ts';
import type { Language } from '../../shared/i18n/language.ts';
import { type Place, placeBySlug } from '../../shared/programme/programme.ts';
import { signToken, verifyToken } from '../../shared/tokens/signed-token.ts';
import { judgeRequest } from '../engagement/index.ts';
import { mayMail } from '../subscribers/index.ts';
import type { CampaignEvent } from './events/event.ts';
import type { PageDeps } from './page-deps.ts';
import { anyQuery, eventParams, visitQuery } from './page-schemas.ts';
import { confirmPage } from './pages/registration/confirm-page.tsx';
import { inboxPage } from './pages/registration/inbox-page.tsx';
import { registrationNotice } from './pages/registration/notice.ts';
import { isFull } from './pages/registration/places-left.ts';
import { registerPage } from './pages/registration/register-page.tsx';
import { isOf, readPublic } from './read-public.ts';
import { confirmRegistration } from './registration/confirm.ts';
import { judgeWish } from './registration/judge-wish.ts';
import { findOpen, type OpenOccurrence, openTime } from './registration/open-occurrence.ts';
import { register } from './registration/register.ts';
import { registrationDeps } from './registration/registration-deps.ts';
import { registerPath, registrationPath } from './registration/registration-paths.ts';
import { claimsOf, confirmToken, placeToken, refOf } from './registration/tokens.ts';
import { registerForm, tokenForm, tokenQuery } from './registration-schemas.ts';

const path = '/calendar/{language}/{municipality}/event/{event}/register';

const showForm = pageRoute<PageDeps>()({
  method: 'GET',
  path,
  summary: 'The form by which somebody registers for an event, for one of its times by its key',
  params: eventParams,
  query: visitQuery,
  form: noForm,
  async handle({ params: { language, municipality, event: id }, query: { on, via } }, deps) {
    const place = placeBySlug(municipality);
    const event = await readPublic(id, deps);
    if (event.id !== id || !isOf(event, place)) {
      return {
        status: 301,
        location: registerPath(event, language, event.id === id ? on : undefined, via),
      };
    }
    const open = await openTime(event, on, deps);
    if (!open) return { document: registrationNotice('closed', { language, place, event }) };
    const seats = await registrationDeps(deps).registrations.seats(refTo(open));
    if (isFull(open, seats)) {
      return { document: registrationNotice('full', { language, place, event }) };
    }
    const nothing = { name: '', address: '', organisation: '', agree: [] };
    const fields = { ...nothing, places: '1', language, via: via ?? '' };
    return {
      document: registerPage({ language, open, seats, fields, errors: {}, now: deps.now() }),
    };
  },
});

const refTo = ({ event, occurrence }: OpenOccurrence) => ({
  eventId: event.id,
  key: occurrence.key,
});

const takeForm = pageRoute<PageDeps>()({
  method: 'POST',
  path,
  summary: 'Notes who wants to come and mails the address; answers the same for all',
  params: eventParams,
  query: anyQuery,
  form: registerForm,
  async handle({ params: { language, municipality, event: id }, form, event: request }, deps) {
    const place = placeBySlug(municipality);
    const event = await readPublic(id, deps);
    const open = await openTime(event, form.on, deps);
    if (!open || !isOf(event, place)) {
      return { status: 409, document: registrationNotice('closed', { language, place, event }) };
    }
    const around = registrationDeps(deps);
    const judged = judgeWish(form, open, language);
    if ('errors' in judged) {
      const { errors } = judged;
      const seats = await around.registrations.seats(refTo(open));
      const shown = { language, open, seats, fields: form, errors, now: deps.now() };
      return { status: 422, document: registerPage(shown) };
    }
    const { wish } = judged;
    const viewer = await deps.viewer(request);
    await atEvenPace(async () => {
      if (await mayMail({ to: wish.address, viewer }, deps)) await register(wish, open, around);
    }, deps);
    return { location: registrationPath(event, language, 'check-inbox') };
  },
});

const checkInbox = pageRoute<PageDeps>()({
  method: 'GET',
  path: `${path}/check-inbox`,
  summary: 'What everyone sees after registering',
  params: eventParams,
  query: anyQuery,
  form: noForm,
  async handle({ params: { language, municipality, event: id } }, deps) {
    const event = await readPublic(id, deps);
    return { document: inboxPage(language, placeBySlug(municipality), event) };
  },
});

/** What the token of a confirmation link opens. @throws {AppError} token.invalid, token.expired */
async function readPending(token: string, eventId: string, deps: PageDeps) {
  const { v: via, ...claims } = await verifyToken(confirmToken, token, deps);
  const ref = refOf(claims);
  if (ref.eventId !== eventId)
    throw new AppError('token.invalid', 'This link is of another event.');
  const around = registrationDeps(deps);
  const registration = await around.registrations.get(ref);
  if (!registration) throw new AppError('token.expired', 'This link has expired.');
  return { registration, around, via };
}

const showConfirm = pageRoute<PageDeps>()({
  method: 'GET',
  path: `${path}/confirm`,
  summary: 'Shows what a confirmation link would confirm; changes nothing',
  params: eventParams,
  query: tokenQuery,
  form: noForm,
  async handle({ params: { language, municipality, event: id }, query: { token } }, deps) {
    const { registration, around } = await readPending(token, id, deps);
    const place = placeBySlug(municipality);
    const address = { id, nis: registration.nis };
    if (registration.state !== 'pending') return toPlace(registration, language, deps);
    const open = await findOpen(registration, deps);
    if (!open)
      return { document: registrationNotice('closed', { language, place, event: address }) };
    const seats = await around.registrations.seats(registration);
    const now = deps.now();
    return { document: confirmPage({ language, open, seats, registration, token, now }) };
  },
});

const takeConfirm = pageRoute<PageDeps>()({
  method: 'POST',
  path: `${path}/confirm`,
  summary: 'Takes the places, or a place in the line; confirming again answers the same',
  params: eventParams,
  query: anyQuery,
  form: tokenForm,
  async handle({ params, form: { token }, event: request }, deps) {
    const { language, municipality, event: id } = params;
    const { registration, around, via } = await readPending(token, id, deps);
    try {
      const confirmed = await confirmRegistration(registration, around);
      // Who confirms again has been counted.
      if (registration.state === 'pending') {
        await deps.tracker.track({
          kind: 'registered',
          at: deps.now().toISOString(),
          nis: registration.nis,
          language,
          about: { event: id, source: via ?? 'page' },
          machine: judgeRequest(request),
        });
      }
      return await toPlace(confirmed, language, deps);
    } catch (error) {
      const event = { id, nis: registration.nis };
      return refusal(error, { language, place: placeBySlug(municipality), event });
    }
  },
});

/** Nobody is to blame who came too late: the page says so. Rethrows what it does not know. */
function refusal(
  error: unknown,
  shown: {
    readonly language: Language;
    readonly place: Place;
    readonly event: Pick<CampaignEvent, 'id' | 'nis'>;
  },
): PageAnswer {
  const code = error instanceof AppError ? error.code : undefined;
  if (code === 'registration.full')
    return { status: 409, document: registrationNotice('full', shown) };
  if (code === 'registration.closed') {
    return { status: 409, document: registrationNotice('closed', shown) };
  }
  throw error;
}

async function toPlace(
  registration: Parameters<typeof claimsOf>[0] & { readonly nis: string },
  language: Language,
  deps: PageDeps,
): Promise<PageAnswer> {
  const token = await signToken(placeToken, claimsOf(registration), deps);
  const event = { id: registration.eventId, nis: registration.nis };
  return { location: registrationPath(event, language, 'place', token) };
}

export const registerRoutes: readonly PageRoute<PageDeps>[] = [
  showForm,
  takeForm,
  checkInbox,
  showConfirm,
  takeConfirm,
];
