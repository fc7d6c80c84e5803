import { simpleParser } from 'mailparser';
import * as z from 'zod';
import { AwsError } from '../call.ts';
import { type AcceptedMail, type Attachment, newMessageId } from './accepted-mail.ts';
import { mailboxOf } from './address.ts';
import { parseSending } from './send-bulk.ts';
import {
  checkRecipients,
  checkSender,
  checkTags,
  type ErrorNames,
  takeOne,
  v1Errors,
} from './sending-rules.ts';
import type { SesWorld } from './ses-world.ts';

const formSchema = z.looseObject({
  'RawMessage.Data': z.string(),
  Source: z.string().optional(),
  ConfigurationSetName: z.string().optional(),
});

/** A MIME message and what its API call says beside it, which wins over the message's own headers. */
export interface RawMail {
  operation: string;
  data: Buffer;
  source: string | undefined;
  destinations: readonly string[];
  configurationSet: string | undefined;
  tags: Readonly<Record<string, string>>;
}

/** `SendRawEmail` of SES v1, whose input is a form. */
export async function sendRawForm(world: SesWorld, given: unknown): Promise<string> {
  const form = parseSending(formSchema, given);
  const members = (prefix: string) =>
    Object.entries(form).flatMap(([key, value]) =>
      key.startsWith(prefix) && typeof value === 'string' ? [[key, value] as const] : [],
    );
  const fields = new Map(members('Tags.member.'));
  const tags = [...fields].flatMap(([key, name]) =>
    key.endsWith('.Name') ? [[name, fields.get(key.replace(/Name$/, 'Value')) ?? ''] as const] : [],
  );
  return sendRaw(
    world,
    {
      operation: 'SendRawEmail',
      data: Buffer.from(form['RawMessage.Data'], 'base64'),
      source: form.Source,
      destinations: members('Destinations.member.').map(([, value]) => value),
      configurationSet: form.ConfigurationSetName,
      tags: Object.fromEntries(tags),
    },
    v1Errors,
  );
}

/**
 * Sends one MIME message; answers its id.
 * @throws AwsError as SES names it in this version of the API.
 */
export async function sendRaw(world: SesWorld, raw: RawMail, errors: ErrorNames): Promise<string> {
  const message = await simpleParser(raw.data, { skipImageLinks: true, skipTextToHtml: true });
  const header = (name: string) => {
    const value = message.headers.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const to = addressesOf(message.to);
  const visible = [...to, ...addressesOf(message.cc), ...addressesOf(message.bcc)];
  const recipients = raw.destinations.length > 0 ? raw.destinations : visible;
  const from = message.from?.text ?? raw.source ?? '';
  const named = raw.configurationSet ?? header('x-ses-configuration-set');
  const tags = { ...headerTags(header('x-ses-message-tags')), ...raw.tags };
  if (recipients.length === 0) throw new AwsError(errors.badInput, 'Missing required header: To.');
  const configurationSet = checkSender(world, raw.source ?? from, named, errors);
  checkSender(world, from, named, errors);
  checkRecipients(world, recipients, errors);
  checkTags(tags, errors);
  takeOne(world, errors);
  const at = world.now();
  const content = {
    subject: message.subject ?? '',
    html: message.html || '',
    text: message.text ?? '',
  };
  const mail: AcceptedMail = {
    id: newMessageId(at),
    operation: raw.operation,
    from,
    to: raw.destinations.length > 0 ? recipients : to,
    cc: raw.destinations.length > 0 ? [] : addressesOf(message.cc),
    bcc: raw.destinations.length > 0 ? [] : addressesOf(message.bcc),
    replyTo: message.replyTo ? [message.replyTo.text] : [],
    subject: content.subject,
    headers: ownHeaders(message.headerLines),
    tags,
    configurationSet,
    attachments: attachmentsOf(message.attachments),
    at,
    content: () => content,
  };
  world.mailbox.add(mail);
  world.events.sent(mail);
  return mail.id;
}

/** What has no name is another form of the mail and no file. */
const attachmentsOf = (
  files: readonly { filename?: string | undefined; contentType: string; content: Buffer }[],
): Attachment[] =>
  files.flatMap(({ filename: name, contentType: type, content: body }) =>
    name === undefined ? [] : [{ name, type, body }],
  );

interface AddressField {
  value: readonly { address?: string | undefined }[];
}

function addressesOf(field: AddressField | AddressField[] | undefined): string[] {
  const fields = field === undefined ? [] : Array.isArray(field) ? field : [field];
  return fields.flatMap((each) => each.value.map(({ address }) => mailboxOf(address ?? '')));
}

function headerTags(header: string | undefined): Record<string, string> {
  const pairs = (header ?? '').split(/[,;]/).map((pair) => pair.trim().split('='));
  return Object.fromEntries(
    pairs.flatMap(([name, value]) => (name && value ? [[name, value]] : [])),
  );
}

const shownApart = new Set(['from', 'to', 'cc', 'bcc', 'subject', 'reply-to']);

function ownHeaders(lines: readonly { key: string; line: string }[]) {
  return lines
    .filter(({ key }) => !shownApart.has(key) && !key.startsWith('x-ses-'))
    .map(({ line }) => ({
      name: line.slice(0, line.indexOf(':')),
      value: line
        .slice(line.indexOf(':') + 1)
        .replace(/\r?\n[ \t]+/g, ' ')
        .trim(),
    }));
}
