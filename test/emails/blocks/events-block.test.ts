import { describe, expect, it } from 'vitest';
import type { Block } from '../../../emails/blocks/block.ts';
import { noFacts } from '../../../emails/blocks/campaign-facts.ts';
import { type EventList, type ListedTime, queryName } from '../../../emails/blocks/event-facts.ts';
import { moreTimesInWords, timeInWords } from '../../../emails/blocks/event-times.ts';
import { eventsBlockSchema } from '../../../emails/blocks/events-block.ts';
import { factsNeeded } from '../../../emails/blocks/facts-needed.ts';
import { deliveredBytes } from '../../../emails/delivered-bytes.ts';
import { fillEventLists, fittingLists } from '../../../emails/fill-event-lists.ts';
import { withoutMarks } from '../../../emails/links/marked-link.ts';
import { newsletterMessages } from '../../../emails/messages/newsletter-messages.ts';
import { checkFacts } from '../../../emails/preflight/check-facts.ts';
import { clippedFrom } from '../../../emails/preflight/clipped-from.ts';
import { renderNewsletter } from '../../../emails/render-newsletter.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import { aList, aListedEvent, aQuery } from '../../builders/campaign-facts.ts';
import { contentOf } from '../../builders/issue-content.ts';
import { aNewsletter } from '../../builders/newsletter-input.ts';

const events: Block = { type: 'events', ...aQuery };
const render = (eventLists: readonly EventList[], ...blocks: Block[]) =>
  renderNewsletter(
    aNewsletter({ content: contentOf([events, ...blocks]), facts: { ...noFacts, eventLists } }),
  );
const reader = { ...aNewsletter(), nameFallback: 'lezer' };

describe('a list of events', () => {
  it('says so where there are none, and still leads to the calendar', async () => {
    const { html, text } = await render([aList([])]);
    const words = 'Voor deze dagen staat er nog niets op de kalender van Retie.';
    expect(html).toContain(words);
    expect(text).toContain(
      `${words}\n\nBekijk de hele kalender:\nhttps://vanhier.example/calendar`,
    );
  });

  it('is no part of what an approval binds, whatever it holds', async () => {
    const [one, other] = await Promise.all([render([aList([aListedEvent()])]), render([])]);
    expect(one.bound).toEqual(other.bound);
    expect(one.html).not.toBe(other.html);
    expect(one.eventQueries).toEqual([aQuery]);
    const filled = fillEventLists(one.bound, [aList([aListedEvent()])], reader);
    expect(withoutMarks(filled.html)).toBe(one.html);
  });

  it('is each its own where blocks ask for different days', async () => {
    const later = { ...aQuery, fromDays: 14 };
    const fair = aListedEvent({ title: { nl: 'Jaarmarkt' } });
    const { text, eventQueries } = await render(
      [aList([fair], later), aList([aListedEvent({ title: { nl: 'Kerstmarkt' } })])],
      { type: 'events', heading: 'Later, [naam]', ...later },
    );
    expect(eventQueries.map(queryName)).toEqual(['0.14.8.', '14.14.8.']);
    expect(text).toMatch(
      /Te doen in Retie\n-+\n\nKerstmarkt\n[\s\S]*Later, \{\{name\}\}\n-+\n\nJaarmarkt/,
    );
  });

  it('cannot be forged by text that holds its marks', async () => {
    const text: Block = { type: 'text', markdown: `x\ufdd2${queryName(aQuery)}\ufdd3x` };
    const title = { nl: `\ufdd2${queryName(aQuery)}\ufdd3` };
    const mail = await render([aList([aListedEvent({ title })])], text);
    expect(mail.html.match(/Marktplein, Retie/g)).toHaveLength(1);
    expect(mail.html).not.toMatch(/[\ufdd0-\ufdd6]/);
    expect(mail.text).not.toMatch(/[\ufdd0-\ufdd6]/);
  });

  it('tells whoever reads another language which one a title is in', async () => {
    const content = { languages: { fr: { subject: 'S', preheader: '', blocks: [events] } } };
    const facts = { ...noFacts, eventLists: [aList([aListedEvent({ title: { nl: 'Kerst' } })])] };
    const { html } = await renderNewsletter(aNewsletter({ content, language: 'fr', facts }));
    expect(html).toMatch(/<p lang="nl"[^>]*><a [^>]*>Kerst<\/a>/);
  });
});

describe('a list that makes the mail too long', () => {
  const many = (count: number, query = aQuery) =>
    aList(
      Array.from({ length: count }, (_, index) =>
        aListedEvent({ title: { nl: `${index} ${'x'.repeat(280)}` } }),
      ),
      query,
    );

  it('loses its last events, and no more of them than it must', async () => {
    const text = (markdown: string): Block => ({ type: 'text', markdown });
    const short = deliveredBytes((await render([], text('x'))).bound, reader);
    const { bound } = await render([], text('x'.repeat(clippedFrom - short - 8000)));
    const lists = [many(20)];
    expect(deliveredBytes(fillEventLists(bound, lists, reader), reader)).toBeGreaterThan(
      clippedFrom,
    );
    const [fitting] = fittingLists(bound, lists, reader);
    const kept = fitting?.events.length ?? 0;
    expect(kept).toBeGreaterThan(0);
    const bytesWith = (count: number) =>
      deliveredBytes(fillEventLists(bound, [many(count)], reader), reader);
    expect(bytesWith(kept)).toBeLessThanOrEqual(clippedFrom);
    expect(bytesWith(kept + 1)).toBeGreaterThan(clippedFrom);
    expect(fitting?.events).toEqual(lists[0]?.events.slice(0, kept));
  });

  it('is left alone where the rest is too long by itself', async () => {
    const { bound } = await render([], { type: 'text', markdown: 'Koop bij ons. '.repeat(8000) });
    expect(fittingLists(bound, [many(3)], reader)[0]?.events).toEqual([]);
  });
});

describe('when an event takes place, in words', () => {
  const time = (startsAt: string, endsAt = startsAt): ListedTime => ({ startsAt, endsAt });
  const days = (first: string, last: string): ListedTime => ({
    ...time('2026-12-04T23:00:00.000Z'),
    allDay: { first, last },
  });

  it.each<[string, ListedTime, string]>([
    [
      'an afternoon',
      time('2026-12-05T13:00:00Z', '2026-12-05T17:00:00Z'),
      'zaterdag 5 december 2026, 14:00 tot 18:00 uur',
    ],
    [
      'an evening that ends after midnight',
      time('2026-12-05T19:00:00Z', '2026-12-06T01:00:00Z'),
      'zaterdag 5 december 2026, 20:00 tot 02:00 uur',
    ],
    ['a beginning', time('2026-07-05T08:00:00Z'), 'zondag 5 juli 2026 om 10:00 uur'],
    [
      'a weekend',
      time('2026-12-04T17:00:00Z', '2026-12-06T21:00:00Z'),
      'Van vrijdag 4 december, 18:00 uur, tot zondag 6 december 2026, 22:00 uur',
    ],
    ['a whole day', days('2026-12-05', '2026-12-05'), 'zaterdag 5 december 2026'],
    [
      'whole days',
      days('2026-12-05', '2026-12-07'),
      'Van zaterdag 5 december tot en met maandag 7 december 2026',
    ],
  ])('%s', (_, when, words) => {
    expect(timeInWords(when, newsletterMessages('nl'))).toBe(words);
  });

  it.each<[Language, string]>([
    ['nl', 'Ook op 12 december, 19 december en 3 andere keren'],
    ['fr', 'Aussi\u00a0: 12 décembre, 19 décembre et 3 autres fois'],
    ['en', 'Also on 12 December, 19 December and 3 more times'],
  ])('further days in %s', (language, words) => {
    const more = [time('2026-12-12T08:00:00Z'), time('2026-12-19T08:00:00Z')];
    const t = newsletterMessages(language);
    expect(moreTimesInWords(more, 3, { t, language })).toBe(words);
  });
});

describe('what a block asks of the calendar', () => {
  it('is the coming fortnight, eight events, about anything, where nothing is said', () => {
    expect(eventsBlockSchema.parse({ type: 'events' })).toEqual({ type: 'events', ...aQuery });
  });

  it.each([
    { topics: ['football'] },
    { days: 0 },
    { days: 93 },
    { fromDays: -1 },
    { maximum: 21 },
    { municipality: '13036' },
  ])('is refused with %o', (wrong) => {
    expect(eventsBlockSchema.safeParse({ type: 'events', ...wrong }).success).toBe(false);
  });

  it('is asked once, in whichever language and order of topics it stands', () => {
    const both: Block = { ...events, topics: ['market', 'fair'] };
    const language = { subject: 'S', preheader: '' };
    const needed = factsNeeded({
      languages: {
        nl: { ...language, blocks: [events, both] },
        fr: { ...language, blocks: [{ ...events, topics: ['fair', 'market'] }] },
      },
    });
    expect(needed?.eventQueries.map(queryName)).toEqual(['0.14.8.', '0.14.8.fair+market']);
  });

  it('warns, and does not stop, where a calendar is empty', () => {
    const problems = checkFacts({
      content: contentOf([events]),
      municipalities: [
        { name: 'Retie', facts: { ...noFacts, eventLists: [aList([aListedEvent()])] } },
        { name: 'Balen', facts: { ...noFacts, eventLists: [aList([])] } },
      ],
      at: new Date('2026-12-01T08:00:00Z'),
      explainIn: 'nl',
    });
    expect(problems).toMatchObject([{ code: 'events_none', severity: 'warn', block: 0 }]);
    expect(problems[0]?.message).toContain('Op de kalender van Balen');
  });
});
