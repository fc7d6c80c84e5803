import type { MessageTag } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { fillTransactionalMail } from '../../emails/transactional/fill.ts';
import { type Place, placeByNis, senderAddress } from '../../shared/programme/programme.ts';
import type { MailMessage } from './message.ts';

export interface Sender {
  readonly mailDomain: string;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
}

export interface ComposedMail {
  /** The whole mail as MIME. */
  readonly raw: Buffer;
  readonly from: string;
  readonly tags: MessageTag[];
}

interface Content {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/**
 * Writes the mail of a message as MIME: text and HTML part, what is for the reader's calendar as a third and as a file,
 * Reply-To of the municipality, and the headers that tell machines that nobody typed it (RFC 3834).
 * @throws {AppError} municipality.not_found
 */
export async function composeMail(
  { id, queuedAt, request }: MailMessage,
  address: string,
  { mailDomain, siteUrl }: Sender,
): Promise<ComposedMail> {
  const place = placeByNis('test' in request ? request.test.nis : request.mail.nis);
  const content: Content =
    'test' in request ? request.test : fillTransactionalMail(request.mail, siteUrl);
  const from = senderAddress(place.region, mailDomain);
  const mime = new MailComposer({
    from: { name: place.region.senderName, address: from },
    to: { name: '', address },
    replyTo: place.municipality.replyTo,
    subject: content.subject,
    text: content.text,
    html: content.html,
    // SES writes its own; this one stays where a mail is sent without SES.
    messageId: `<${id}@${mailDomain}>`,
    date: new Date(queuedAt),
    headers: { 'Auto-Submitted': 'auto-generated', ...headersOf(request) },
    textEncoding: 'quoted-printable',
    ...calendarOf(request),
  }).compile();
  return { raw: await mime.build(), from, tags: tagsOf(request, place) };
}

/** Calendars of some programs look for the part, others for the file. */
function calendarOf(request: MailMessage['request']) {
  if ('test' in request || request.calendar === undefined) return {};
  const { method, text } = request.calendar;
  return { icalEvent: { method, content: text, filename: 'invitation.ics' } };
}

function headersOf(request: MailMessage['request']): Record<string, string> {
  if ('test' in request || request.unsubscribeUrl === undefined) return {};
  return {
    'List-Unsubscribe': `<${request.unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

function tagsOf(request: MailMessage['request'], { region }: Place): MessageTag[] {
  const tags =
    'test' in request
      ? { kind: 'test', issue: request.test.issueId }
      : { kind: 'transactional', mail: request.mail.kind };
  return Object.entries({ ...tags, 'ses:feedback-id-a': region.id }).map(([Name, Value]) => ({
    Name,
    Value,
  }));
}
