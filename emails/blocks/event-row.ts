import type { Language } from '../../shared/i18n/language.ts';
import type { Palette } from '../../shared/programme/brand.ts';
import { markedAddress } from '../links/marked-link.ts';
import { cleanLine } from '../merge/clean-text.ts';
import { escapeHtml } from '../merge/escape-html.ts';
import type { NewsletterTranslate } from '../messages/newsletter-messages.ts';
import type { ListedEvent } from './event-facts.ts';
import { moreTimesInWords, timeInWords } from './event-times.ts';
import { factText } from './fact-texts.ts';

/** What a list of events is written for. */
export interface ListContext {
  readonly language: Language;
  readonly t: NewsletterTranslate;
  readonly palette: Palette;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
  readonly municipality: string;
}

interface EventLines {
  readonly when: string;
  readonly moreTimes: string;
  readonly where: string;
  readonly register: string;
}

function linesOf({ times, moreTimes, venue, takesRegistrations }: ListedEvent, t: ListContext) {
  const [first, ...more] = times;
  const lines: EventLines = {
    when: first ? timeInWords(first, t.t) : '',
    moreTimes: moreTimesInWords(more, moreTimes, t),
    where: cleanLine(venue ?? ''),
    register: takesRegistrations ? t.t('eventRegister') : '',
  };
  return [lines.when, lines.moreTimes, lines.where, lines.register].filter((line) => line !== '');
}

const line = 'margin:0;font-size:16px;line-height:24px';

/** A row of the table: the title leads to the event's page. @param block its number, where links are named. */
export function eventRow(event: ListedEvent, context: ListContext, block?: number): string {
  const { palette, siteUrl, language } = context;
  const title = factText(event.title, context);
  const address = escapeHtml(siteUrl + event.page[language]);
  const href = block === undefined ? address : markedAddress(address, `${block}-${event.eventId}`);
  const link = `<a href="${href}" style="color:${palette.link};text-decoration:underline">${title.html}</a>`;
  const lines = linesOf(event, context).map(
    (text) => `<p style="${line};color:${palette.ink}">${escapeHtml(text)}</p>`,
  );
  return `<tr><td style="padding:8px 0;vertical-align:top"><p${title.lang} style="margin:0;font-size:20px;line-height:26px;font-weight:bold">${link}</p>${lines.join('')}</td></tr>`;
}

export function eventText(event: ListedEvent, context: ListContext): string {
  const { siteUrl, language } = context;
  const { text } = factText(event.title, context);
  return [text, ...linesOf(event, context), siteUrl + event.page[language]].join('\n');
}

/** In place of the events where there are none. */
export const noEventsRow = ({ t, palette, municipality }: ListContext): string =>
  `<tr><td style="padding:8px 0"><p style="${line};color:${palette.ink}">${escapeHtml(t('eventsNone', { municipality }))}</p></td></tr>`;
