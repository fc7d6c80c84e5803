import type { Place } from '../../shared/programme/programme.ts';
import { issueParticulars } from './issue-copy.ts';
import { merchantParticulars } from './merchant-copy.ts';
import type { TransactionalTranslate } from './messages.ts';
import { momentParticulars } from './moment-copy.ts';
import type { Particulars } from './particulars.ts';
import { registrationParticulars } from './registration-copy.ts';
import type { TransactionalMail } from './schema.ts';
import { subscriberParticulars } from './subscriber-copy.ts';
import { votingParticulars } from './voting-copy.ts';
import { webhookParticulars } from './webhook-copy.ts';

/** Words that lead somewhere. */
export interface MailLink {
  readonly label: string;
  readonly url: string;
}

/** What a transactional mail says, as plain text. */
export interface TransactionalCopy {
  readonly subject: string;
  readonly preheader: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Six digits to type over, and what to do for who would rather not. */
  readonly code?: { readonly digits: string; readonly next: string } | undefined;
  /** The one thing to do, and what to know about it. */
  readonly action?: (MailLink & { readonly notes: readonly string[] }) | undefined;
  readonly links: readonly MailLink[];
  /** Why the reader gets this mail. */
  readonly reason: string;
}

/** The words of a mail, in its language. */
export function transactionalCopy(
  mail: TransactionalMail,
  { municipality, region }: Place,
  t: TransactionalTranslate,
): TransactionalCopy {
  const { kind } = mail;
  const given = { municipality: municipality.name, brand: region.senderName };
  const { values: own, topic, more, name, code, action, links } = particulars(mail, given, t);
  const values = { ...given, ...own };
  return {
    subject: t(`${kind}.subject`, values),
    preheader: t(`${kind}.preheader`, values),
    heading: t(`${kind}.heading`, values),
    paragraphs: [
      ...(name === '' ? [] : [t('greeting', { name })]),
      t(`${kind}.body`, values),
      ...more.map((key) => t(key, values)),
    ],
    code: code && { digits: code.digits, next: t(code.next, values) },
    action: action && {
      label: t(action.label, values),
      url: action.url,
      notes: action.notes.map((key) => t(key, values)),
    },
    links: links.map(({ label, url }) => ({ label: t(label, values), url })),
    reason: t('reason', { ...given, topic }),
  };
}

function particulars(
  mail: TransactionalMail,
  { municipality }: { readonly municipality: string },
  t: TransactionalTranslate,
): Particulars {
  switch (mail.kind) {
    case 'merchant-confirm':
    case 'merchant-link':
    case 'merchant-listed':
    case 'merchant-rejected':
    case 'merchant-changed':
    case 'merchant-unchanged':
      return merchantParticulars(mail, t);
    case 'vote-code':
    case 'nominee-invitation':
    case 'candidate-standing':
    case 'candidate-withdrawn':
    case 'winner':
    case 'candidate-result':
      return votingParticulars(mail, t);
    case 'registration-confirm':
    case 'registration-confirmed':
    case 'registration-waiting':
    case 'registration-offer':
    case 'registration-offer-expired':
    case 'registration-moved':
    case 'registration-cancelled':
    case 'registration-left':
    case 'registration-reminder':
      return registrationParticulars(mail, t);
    case 'moment-attention':
      return momentParticulars(mail);
    case 'issue-held':
      return issueParticulars(mail, t);
    case 'webhook-disabled':
      return webhookParticulars(mail);
    default:
      return subscriberParticulars(mail, municipality, t);
  }
}
