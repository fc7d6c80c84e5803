import { timeInWords } from '../blocks/event-times.ts';
import { cleanLine } from '../merge/clean-text.ts';
import { newsletterMessages } from '../messages/newsletter-messages.ts';
import type { TransactionalTranslate } from './messages.ts';
import { buttonOf, type MessageKey, momentInWords, type Particulars } from './particulars.ts';
import type { RegistrationMail } from './registration-mails.ts';

/** What the mails about a place at an event are made of. */
export function registrationParticulars(
  mail: RegistrationMail,
  t: TransactionalTranslate,
): Particulars {
  const where = cleanLine(mail.where ?? '');
  return {
    values: {
      event: cleanLine(mail.event),
      when: timeInWords(mail.time, newsletterMessages(mail.language)),
      where,
      places: 'places' in mail ? mail.places : 1,
      until: 'expiresAt' in mail ? momentInWords(mail.expiresAt, t) : '',
      position: mail.kind === 'registration-waiting' ? mail.position : 1,
      change: mail.kind === 'registration-moved' ? mail.change : 'moved',
      what: mail.kind === 'registration-cancelled' ? mail.what : 'event',
      reason: reasonOf(mail),
    },
    topic: 'registration',
    name: 'name' in mail ? cleanLine(mail.name) : '',
    more: [...moreOf(mail), ...(where === '' ? [] : (['registration.where'] as const))],
    action: buttonOf(mail.kind, actionUrl(mail)),
    links: [],
  };
}

const reasonOf = (mail: RegistrationMail): string =>
  mail.kind === 'registration-cancelled' ? cleanLine(mail.reason ?? '') : '';

function moreOf(mail: RegistrationMail): MessageKey[] {
  switch (mail.kind) {
    case 'registration-waiting':
      return ['registration-waiting.more', 'registration.when'];
    case 'registration-cancelled':
      return [
        ...(reasonOf(mail) === '' ? [] : (['registration-cancelled.reason'] as const)),
        'registration.when',
      ];
    default:
      return ['registration.when'];
  }
}

function actionUrl(mail: RegistrationMail): string {
  switch (mail.kind) {
    case 'registration-confirm':
      return mail.confirmUrl;
    case 'registration-offer-expired':
    case 'registration-left':
      return mail.registerUrl;
    case 'registration-cancelled':
      return mail.calendarUrl;
    default:
      return mail.placeUrl;
  }
}
