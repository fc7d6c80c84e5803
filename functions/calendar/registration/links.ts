import { signToken } from '../../../shared/tokens/signed-token.ts';
import { eventPath } from '../paths.ts';
import type { Registration } from './registration.ts';
import type { RegistrationDeps } from './registration-deps.ts';
import { registerPath, registrationPath } from './registration-paths.ts';
import { claimsOf, confirmToken, placeToken } from './tokens.ts';
import type { Via } from './via.ts';

type Deps = Pick<RegistrationDeps, 'keys' | 'now' | 'siteUrl'>;

const addressOf = ({ eventId, nis }: Registration) => ({ id: eventId, nis });

/** The link that confirms an address, in full. `via`: what led to the registration, where it is known. */
export async function confirmLink(
  registration: Registration,
  via: Via | undefined,
  deps: Deps,
): Promise<string> {
  const claims = { ...claimsOf(registration), ...(via && { v: via }) };
  const token = await signToken(confirmToken, claims, deps);
  const path = registrationPath(addressOf(registration), registration.language, 'confirm', token);
  return `${deps.siteUrl}${path}`;
}

/** The link to the page of a registration, in full. */
export async function placeLink(registration: Registration, deps: Deps): Promise<string> {
  const token = await signToken(placeToken, claimsOf(registration), deps);
  const path = registrationPath(addressOf(registration), registration.language, 'place', token);
  return `${deps.siteUrl}${path}`;
}

/** The page of the event, and the form to register anew, in full. */
export const eventLinks = (registration: Registration, { siteUrl }: Pick<Deps, 'siteUrl'>) => {
  const event = addressOf(registration);
  const { language, key } = registration;
  return {
    eventUrl: `${siteUrl}${eventPath(event, language, key === 'once' ? undefined : key)}`,
    registerUrl: `${siteUrl}${registerPath(event, language, key)}`,
  };
};
