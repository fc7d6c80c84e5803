import { AppError } from '../../shared/errors.ts';
import {
  noForm,
  type PageAnswer,
  type PageRoute,
  pageRoute,
} from '../../shared/http/page-route.ts';
import type { Language } from '../../shared/i18n/language.ts';
import { placeByNis, placeBySlug } from '../../shared/programme/programme.ts';
import { verifyToken } from '../../shared/tokens/signed-token.ts';
import type { PageDeps } from './page-deps.ts';
import { anyQuery, eventParams } from './page-schemas.ts';
import { registrationMessages } from './pages/registration/messages.ts';
import { registrationNotice } from './pages/registration/notice.ts';
import { placePage } from './pages/registration/place-page.tsx';
import { acceptOffer } from './registration/accept-offer.ts';
import { leave } from './registration/end-place.ts';
import { eraseRegistration } from './registration/erase-registrations.ts';
import { positionOf } from './registration/mails.ts';
import { offerPlaces } from './registration/offer-places.ts';
import type { RegistrationRef } from './registration/registration.ts';
import { type RegistrationDeps, registrationDeps } from './registration/registration-deps.ts';
import { registrationPath } from './registration/registration-paths.ts';
import { placeToken, refOf } from './registration/tokens.ts';
import { eraseForm, tokenForm, tokenQuery } from './registration-schemas.ts';

const path = '/calendar/{language}/{municipality}/event/{event}/register';

interface Asked {
  readonly params: {
    readonly language: Language;
    readonly municipality: string;
    readonly event: string;
  };
  readonly token: string;
}

/** Where the registration of a link stands. @throws {AppError} token.invalid */
async function readToken({ params, token }: Asked, deps: PageDeps): Promise<RegistrationRef> {
  const ref = refOf(await verifyToken(placeToken, token, deps));
  if (ref.eventId === params.event) return ref;
  throw new AppError('token.invalid', 'This link is of another event.');
}

async function pageFor(
  asked: Asked,
  deps: PageDeps,
  errors: Readonly<Record<string, string>> = {},
): Promise<PageAnswer> {
  const { params, token } = asked;
  const { language } = params;
  const ref = await readToken(asked, deps);
  const around = registrationDeps(deps);
  const registration = await around.registrations.get(ref);
  const event = await deps.events.get(ref.eventId);
  if (!registration || !event) return gone(params);
  const position = await positionOf(registration, around);
  const status = Object.keys(errors).length > 0 ? 422 : 200;
  const shown = { language, event, registration, position, token, errors, now: deps.now() };
  return { status, document: placePage(shown) };
}

const gone = ({ language, municipality }: Asked['params']): PageAnswer => ({
  status: 410,
  document: registrationNotice('gone', { language, place: placeBySlug(municipality) }),
});

const show = pageRoute<PageDeps>()({
  method: 'GET',
  path: `${path}/place`,
  summary: 'How the registration of whoever holds the link stands; changes nothing',
  params: eventParams,
  query: tokenQuery,
  form: noForm,
  handle: ({ params, query: { token } }, deps) => pageFor({ params, token }, deps),
});

const accept = pageRoute<PageDeps>()({
  method: 'POST',
  path: `${path}/accept`,
  summary: 'Says yes to an offer; once it has run out, the page says so',
  params: eventParams,
  query: anyQuery,
  form: tokenForm,
  handle: ({ params, form: { token } }, deps) =>
    change({ params, token }, deps, async (ref, around) => {
      await acceptOffer(ref, around);
    }),
});

const takeLeave = pageRoute<PageDeps>()({
  method: 'POST',
  path: `${path}/leave`,
  summary: 'Gives up a place, or a place in the line; again changes nothing',
  params: eventParams,
  query: anyQuery,
  form: tokenForm,
  handle: ({ params, form: { token } }, deps) => change({ params, token }, deps, leave),
});

/** Does it and leads to the page, which says how it stands now, also where that is not what was asked for. */
async function change(
  asked: Asked,
  deps: PageDeps,
  work: (ref: RegistrationRef, around: RegistrationDeps) => Promise<void>,
): Promise<PageAnswer> {
  const { params, token } = asked;
  const ref = await readToken(asked, deps);
  try {
    await work(ref, registrationDeps(deps));
  } catch (error) {
    const code = error instanceof AppError ? error.code : undefined;
    if (code === 'registration.not_found') return gone(params);
    if (code !== 'registration.state') throw error;
  }
  const { nis } = placeBySlug(params.municipality).municipality;
  const event = { id: ref.eventId, nis };
  return { location: registrationPath(event, params.language, 'place', token) };
}

const erase = pageRoute<PageDeps>()({
  method: 'POST',
  path: `${path}/erase`,
  summary: 'Deletes all that is held of a registration, once the box is ticked',
  params: eventParams,
  query: anyQuery,
  form: eraseForm,
  async handle({ params, form: { token, sure } }, deps) {
    const { language } = params;
    if (!sure.includes('yes')) {
      const errors = { sure: registrationMessages(language)('error.sure') };
      return pageFor({ params, token }, deps, errors);
    }
    const ref = await readToken({ params, token }, deps);
    const around = registrationDeps(deps);
    const erased = await eraseRegistration(ref, { ...around, journal: deps.journal });
    await offerPlaces(ref, around);
    if (!erased) return gone(params);
    const place = placeByNis(erased.nis);
    return { document: registrationNotice('erased', { language, place }) };
  },
});

export const placeRoutes: readonly PageRoute<PageDeps>[] = [show, accept, takeLeave, erase];
