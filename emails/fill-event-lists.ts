import type { Language } from '../shared/i18n/language.ts';
import type { Brand } from '../shared/programme/brand.ts';
import { type EventList, queryName } from './blocks/event-facts.ts';
import { eventRow, eventText, type ListContext, noEventsRow } from './blocks/event-row.ts';
import { fillSlots } from './blocks/event-slot.ts';
import { deliveredBytes } from './delivered-bytes.ts';
import type { MailTemplate } from './merge/fill-template.ts';
import { sealText } from './merge/template-text.ts';
import { newsletterMessages } from './messages/newsletter-messages.ts';
import { clippedFrom } from './preflight/clipped-from.ts';

/** Whose newsletter it is that lists events. */
export interface ListReader {
  readonly language: Language;
  readonly brand: Brand;
  readonly municipality: { readonly name: string };
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
}

/** Writes the lists of events into a newsletter that was written without; the words of an empty one where there is none. */
export function fillEventLists(
  template: MailTemplate,
  lists: readonly EventList[],
  reader: ListReader,
): MailTemplate {
  const context = contextOf(reader);
  const byName = new Map(lists.map((list) => [queryName(list.query), list.events]));
  const html = (name: string, block?: number): string => {
    const events = byName.get(name) ?? [];
    if (events.length === 0) return noEventsRow(context);
    return events.map((event) => eventRow(event, context, block)).join('');
  };
  const text = (name: string): string => {
    const events = byName.get(name) ?? [];
    if (events.length > 0) {
      return sealText(events.map((event) => eventText(event, context)).join('\n\n'));
    }
    return sealText(context.t('eventsNone', { municipality: context.municipality }));
  };
  return {
    subject: template.subject,
    html: fillSlots(template.html, html),
    text: fillSlots(template.text, text),
  };
}

/**
 * The lists without the last events of the longest ones, so that the mail stays below the size at which Gmail hides its end.
 * As they are when it does.
 */
export function fittingLists(
  template: MailTemplate,
  lists: readonly EventList[],
  reader: ListReader & { readonly nameFallback: string },
): readonly EventList[] {
  let fitting = lists;
  for (;;) {
    const bytes = deliveredBytes(fillEventLists(template, fitting, reader), reader);
    const longest = Math.max(0, ...fitting.map(({ events }) => events.length));
    if (bytes <= clippedFrom || longest === 0) return fitting;
    fitting = fitting.map((list) =>
      list.events.length < longest ? list : { ...list, events: list.events.slice(0, -1) },
    );
  }
}

const contextOf = ({ language, brand, municipality, siteUrl }: ListReader): ListContext => ({
  language,
  t: newsletterMessages(language),
  palette: brand.light,
  siteUrl,
  municipality: municipality.name,
});
