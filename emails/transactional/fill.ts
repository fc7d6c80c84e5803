import { type Place, placeByNis } from '../../shared/programme/programme.ts';
import { cleanLine } from '../merge/clean-text.ts';
import { escapeHtml } from '../merge/escape-html.ts';
import { fillTemplate, type MailTemplate } from '../merge/fill-template.ts';
import { compiledMails } from './compiled.ts';
import { type TransactionalCopy, transactionalCopy } from './copy.ts';
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
    note: copy.action?.note ?? '',
    buttonFails: t('buttonFails'),
    ...signature(place, t),
  };
  const paragraphs = copy.paragraphs.map(
    (text) => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`,
  );
  return {
    ...Object.fromEntries(Object.entries(values).map(([key, text]) => [key, escapeHtml(text)])),
    paragraphs: paragraphs.join(''),
  };
}

function signature({ municipality, region }: Place, t: TransactionalTranslate) {
  return {
    reason: t('reason', { brand: region.senderName }),
    sender: t('sender', {
      brand: region.senderName,
      postalAddress: municipality.postalAddress,
    }),
  };
}

function writeText(copy: TransactionalCopy, place: Place, t: TransactionalTranslate): string {
  const { action } = copy;
  const { reason, sender } = signature(place, t);
  const parts = [
    `${copy.heading}\n${'='.repeat(copy.heading.length)}`,
    ...copy.paragraphs,
    ...(action === undefined
      ? []
      : [`${t('action', { label: action.label })}\n${action.url}`, action.note]),
    `-- \n${reason}`,
    sender,
  ];
  return `${parts.join('\n\n')}\n`;
}
