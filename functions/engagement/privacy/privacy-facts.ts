import { keptDays } from '../../../shared/privacy/kept-days.ts';
import type { Place } from '../../../shared/programme/programme.ts';
import { smallGroup } from '../links/told-of-groups.ts';

/** What the privacy page of a municipality says, as its configuration and the code make it: no number stands in the words. */
export const privacyFacts = ({ municipality }: Place) => ({
  municipality: municipality.name,
  address: municipality.postalAddress,
  mail: municipality.replyTo,
  officer: municipality.dataProtectionOfficer ?? '',
  opens: municipality.engagement.opens ? 'yes' : 'no',
  personal: municipality.engagement.personalDays,
  group: smallGroup,
  pending: keptDays.pendingSubscription,
  readers: keptDays.newsletterReaders,
  events: keptDays.newsletterEvents,
  codes: keptDays.visitorCodes,
  draw: keptDays.drawEntries,
  winners: keptDays.prizeWinners,
  nominations: keptDays.nominations,
  registrations: keptDays.registrations,
  unconfirmed: keptDays.unconfirmedShop,
  rejected: keptDays.rejectedShop,
  backups: keptDays.backups,
  logs: keptDays.logs,
});
