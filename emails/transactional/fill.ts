import { type Place, placeByNis } from '../../shared/programme/programme.ts';
import { cleanLine } from '../merge/clean-text.ts';
import { escapeHtml } from '../merge/escape-html.ts';
import { fillTemplate, type MailTemplate } from '../merge/fill-template.ts';
import { compiledMails } from './compiled.ts';
import { type MailLink, type TransactionalCopy, transactionalCopy } from './copy.ts';
import { type TransactionalTranslate, transactionalMessages } from './messages.ts';
import type { TransactionalMail } from './schema.ts';

/**
 * Writes a transactional mail: subject of one line, HTML in the region's brand, and text.
 * @param siteUrl origin of the public site, no slash at the end.
 * @throws {AppError} municipality.not_found
 */
export function fillTransactionalMail(mail: TransactionalMail, siteUrl: string): MailTemplate {
  const place = placeByNis(mail.nis);
  const t = transactionalMessages(mail.language);
  const copy = transactionalCopy(mail, place, t);
  const { html } = fillTemplate(
    { subject: '', html: layoutOf(place, copy), text: '' },
    htmlValues(copy, mail.language, place, t, siteUrl),
  );
  return { subject: cleanLine(copy.subject), html, text: writeText(copy, place, t) };
}

function layoutOf({ region }: Place, copy: TransactionalCopy): string {
  const layouts = compiledMails[region.id];
  if (layouts === undefined) throw new RangeError(`no mail brand for region "${region.id}"`);
  if (copy.code !== undefined) return layouts.code;
  return copy.action === undefined ? layouts.plain : layouts.button;
}

function htmlValues(
  copy: TransactionalCopy,
  language: string,
  place: Place,
  t: TransactionalTranslate,
  siteUrl: string,
): Record<string, string> {
  const values = {
    language,
    siteUrl,
    title: copy.subject,
    preheader: copy.preheader,
    municipality: place.municipality.name,
    heading: copy.heading,
    button: copy.action?.label ?? '',
    url: copy.action?.url ?? '',
    codeStart: copy.code?.digits.slice(0, 3) ?? '',
    codeEnd: copy.code?.digits.slice(3) ?? '',
    next: copy.code?.next ?? '',
    buttonFails: t('buttonFails'),
    reason: copy.reason,
    sender: senderOf(place, t),
  };
  return {
    ...Object.fromEntries(Object.entries(values).map(([key, text]) => [key, escapeHtml(text)])),
    paragraphs: copy.paragraphs.map((text) => paragraph(escapeHtml(text), 16)).join(''),
    notes: notesHtml(copy, place),
  };
}

const paragraph = (html: string, below: number) => `<p style="margin:0 0 ${below}px">${html}</p>`;

function notesHtml({ action, links }: TransactionalCopy, { region }: Place): string {
  const link = ({ label, url }: MailLink) =>
    `<a href="${escapeHtml(url)}" style="display:inline-block;padding:4px 0;color:${region.brand.light.link};text-decoration:underline">${escapeHtml(label)}</a>`;
  return [...(action?.notes ?? []).map(escapeHtml), ...links.map(link)]
    .map((html) => paragraph(html, 12))
    .join('');
}

function senderOf({ municipality, region }: Place, t: TransactionalTranslate): string {
  return t('sender', {
    brand: region.senderName,
    postalAddress: municipality.postalAddress,
  });
}

function writeText(copy: TransactionalCopy, place: Place, t: TransactionalTranslate): string {
  const { action, code } = copy;
  const link = ({ label, url }: MailLink) => `${t('action', { label })}\n${url}`;
  const parts = [
    `${copy.heading}\n${'='.repeat(copy.heading.length)}`,
    ...copy.paragraphs,
    ...(code === undefined ? [] : [code.digits, code.next]),
    ...(action === undefined ? [] : [link(action), ...action.notes]),
    ...copy.links.map(link),
    `-- \n${copy.reason}`,
    senderOf(place, t),
  ];
  return `${parts.join('\n\n')}\n`;
}
