import { placeByNis } from '../../../shared/programme/programme.ts';
import type { MailRequest } from '../../mail/index.ts';
import type { CampaignEvent } from '../events/event.ts';
import { calendarPath } from '../paths.ts';
import { eventTitle } from './event-title.ts';
import { type InvitationMethod, invitationOf } from './invitation.ts';
import { confirmLink, eventLinks, placeLink } from './links.ts';
import type { OwedMail, Registration } from './registration.ts';
import type { RegistrationDeps } from './registration-deps.ts';
import type { Via } from './via.ts';

type Deps = Pick<RegistrationDeps, 'registrations' | 'keys' | 'now' | 'siteUrl'>;

/** What all mails about a registration say of it. */
function about(event: CampaignEvent, { language, nis, told }: Registration) {
  const { startsAt, endsAt, allDay, where } = told;
  return {
    language,
    nis,
    event: eventTitle(event, language),
    time: { startsAt, endsAt, ...(allDay && { allDay }) },
    ...(where && { where }),
  };
}

/** The mail that asks whether it was really them. It holds no word that was typed: a stranger may have typed it. */
export async function confirmMail(
  event: CampaignEvent,
  registration: Registration,
  via: Via | undefined,
  deps: Deps,
): Promise<MailRequest[]> {
  const { address, until = deps.now().toISOString() } = registration;
  if (address === undefined) return [];
  const confirmUrl = await confirmLink(registration, via, deps);
  const common = about(event, registration);
  return [
    {
      to: { address },
      mail: { kind: 'registration-confirm', ...common, confirmUrl, expiresAt: until },
    },
  ];
}

/** A mail about a registration, to whom has an address. */
export async function mailAbout(
  mail: OwedMail,
  event: CampaignEvent,
  registration: Registration,
  deps: Deps,
): Promise<MailRequest[]> {
  const { address, confirmedAt } = registration;
  if (address === undefined) return [];
  const method = confirmedAt === undefined ? undefined : methods[mail];
  return [
    {
      to: { address },
      mail: await contentOf(mail, event, registration, deps),
      ...(method && { calendar: invitationOf(method, event, registration, deps) }),
    },
  ];
}

/** What becomes of the time in the calendar of somebody who had a place. */
const methods: Partial<Record<OwedMail, InvitationMethod>> = {
  confirmed: 'REQUEST',
  moved: 'REQUEST',
  resumed: 'REQUEST',
  postponed: 'CANCEL',
  'called-off': 'CANCEL',
  cancelled: 'CANCEL',
  left: 'CANCEL',
};

type Content = Extract<MailRequest, { mail: unknown }>['mail'];

async function contentOf(
  mail: OwedMail,
  event: CampaignEvent,
  registration: Registration,
  deps: Deps,
): Promise<Content> {
  const { name, places, cancelReason: reason, until = '' } = registration;
  const { eventUrl, registerUrl } = eventLinks(registration, deps);
  const common = { ...about(event, registration), name, places };
  const placeUrl = await placeLink(registration, deps);
  switch (mail) {
    case 'confirmed':
    case 'reminder':
      return { kind: `registration-${mail}`, ...common, placeUrl };
    case 'waiting': {
      const position = await positionOf(registration, deps);
      return { kind: 'registration-waiting', ...common, position, placeUrl };
    }
    case 'offer':
      return { kind: 'registration-offer', ...common, expiresAt: until, placeUrl };
    case 'offer-expired':
      return { kind: 'registration-offer-expired', ...common, registerUrl };
    case 'moved':
    case 'postponed':
    case 'resumed':
      return { kind: 'registration-moved', ...common, change: mail, placeUrl };
    case 'called-off':
      return { kind: 'registration-cancelled', ...common, what: 'event', calendarUrl: eventUrl };
    case 'cancelled': {
      const calendarUrl = `${deps.siteUrl}${calendarOf(registration)}`;
      return { kind: 'registration-cancelled', ...common, what: 'place', reason, calendarUrl };
    }
    case 'left':
      return { kind: 'registration-left', ...common, registerUrl };
  }
}

const calendarOf = ({ language, nis }: Registration): string =>
  calendarPath(language, placeByNis(nis).municipality.slug);

/** Where somebody stands in the line, 1 being the first. */
export const positionOf = async (
  registration: Registration,
  { registrations }: Pick<Deps, 'registrations'>,
): Promise<number> =>
  registration.ticket === undefined
    ? 1
    : Math.max(1, await registrations.position(registration, registration.ticket));
