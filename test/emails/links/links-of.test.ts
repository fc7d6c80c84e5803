import { describe, expect, it } from 'vitest';
import type { Block } from '../../../emails/blocks/block.ts';
import { noFacts } from '../../../emails/blocks/campaign-facts.ts';
import { fillEventLists } from '../../../emails/fill-event-lists.ts';
import { linksOf, replaceLinks, rewriteLinks } from '../../../emails/links/links-of.ts';
import { withoutMarks } from '../../../emails/links/marked-link.ts';
import { fillTemplate } from '../../../emails/merge/fill-template.ts';
import { renderNewsletter } from '../../../emails/render-newsletter.ts';
import { aList, aListedEvent, aQuery, someFacts } from '../../builders/campaign-facts.ts';
import { contentOf } from '../../builders/issue-content.ts';
import { aNewsletter } from '../../builders/newsletter-input.ts';

const text = (markdown: string): Block => ({ type: 'text', markdown });
const picture = (link: string): Block => ({
  type: 'image',
  url: '/images/loaf.jpg',
  alt: 'Een "brood" & meer',
  width: 600,
  height: 400,
  link,
});
const blocks: Block[] = [
  { type: 'header', title: 'Dag [naam]' },
  text(
    'Koop bij [de **bakker** & co](https://bakker.example/?a=1&b={x}) of [mail](mailto:info@bakker.example), [bel](https://bakker.example/bel).',
  ),
  { type: 'button', label: 'Stem nu', url: 'https://stem.example/é' },
  picture('https://brood.example/'),
  { type: 'events', ...aQuery },
  { type: 'vote-call' },
  { type: 'footer', markdown: 'Vragen? [Privacy](https://gemeente.example/privacy)' },
];
const render = (change: Parameters<typeof aNewsletter>[0] = {}) =>
  renderNewsletter(aNewsletter({ content: contentOf(blocks), facts: someFacts, ...change }));

describe('the links of a newsletter', () => {
  it('are those of its content, each named by block and place, with what readers see of it', async () => {
    const { bound } = await render();
    expect(linksOf(bound.html)).toEqual([
      { id: '2-1', url: 'https://bakker.example/?a=1&b=%7Bx%7D', label: 'de bakker & co' },
      { id: '2-2', url: 'https://bakker.example/bel', label: 'bel' },
      { id: '3-1', url: 'https://stem.example/é', label: 'Stem nu' },
      { id: '4-1', url: 'https://brood.example/', label: 'Een "brood" & meer' },
      {
        id: '5-1',
        url: 'https://vanhier.example/calendar/nl/retie',
        label: expect.stringContaining('kalender'),
      },
      { id: '6-1', url: expect.stringContaining('/vote/nl/'), label: expect.any(String) },
    ]);
  });

  it('are the same in every language and municipality, and are no others: nobody counts who leaves', async () => {
    const [nl] = await Promise.all([render()]);
    const content = contentOf(blocks).languages;
    const fr = await render({ content: { languages: { fr: content.nl } }, language: 'fr' });
    expect(linksOf(fr.bound.html).map(({ id }) => id)).toEqual(
      linksOf(nl.bound.html).map(({ id }) => id),
    );
    const urls = linksOf(nl.bound.html).map(({ url }) => url);
    expect(urls.filter((url) => /mailto|tel:|unsubscribe|privacy|issues/.test(url))).toEqual([]);
  });

  it('are no part of what readers get: preview and page to read online have the plain addresses', async () => {
    const [{ html, bound }, page] = await Promise.all([render(), render({ medium: 'web' })]);
    const filled = fillEventLists(bound, someFacts.eventLists ?? [], aNewsletter());
    expect(html).toBe(withoutMarks(filled.html));
    expect(html).toContain('href="https://bakker.example/bel"');
    for (const each of [html, page.html, page.bound.html.replace(/[\ufdd2\ufdd3]/g, '')]) {
      expect(each).not.toMatch(/[\ufdd0-\ufdd6]/);
    }
  });

  it('are those of events by their ids, wherever they stand in the list', async () => {
    const [fair, market] = [aListedEvent(), { ...aListedEvent(), eventId: 'evt_other' }];
    const { bound } = await render();
    const idsWith = (...events: (typeof fair)[]) =>
      linksOf(fillEventLists(bound, [aList(events)], aNewsletter()).html)
        .map(({ id }) => id)
        .filter((id) => id.startsWith('5-'));
    expect(idsWith(fair, market)).toEqual([`5-${fair.eventId}`, '5-evt_other', '5-1']);
    expect(idsWith(market)).toEqual(['5-evt_other', '5-1']);
  });

  it('can lead elsewhere, and get something beside them, without anything else changing', async () => {
    const { bound } = await render();
    const there = rewriteLinks(bound.html, ({ id }) => `https://count.example/${id}`);
    expect(there).toContain('href="https://count.example/2-2"');
    expect(there).not.toContain('bakker.example/bel');
    expect(there).toContain('mailto:info@bakker.example');
    const marked = replaceLinks(bound.html, ({ id }, anchor) => `${anchor}<b>${id}</b>`);
    expect(marked).toMatch(/<a href="https:\/\/bakker\.example\/bel"[^>]*>bel<\/a><b>2-2<\/b>/);
    expect(marked.replace(/<b>\d-\d<\/b>/g, '')).toBe(withoutMarks(bound.html));
  });

  it.each([
    ['a query with what looks like entities', 'https://a.example/?a=1&copy=2&amp;b=&#9999999;'],
    ['quotes and what looks like a template', "https://a.example/?q='x'&y={{name}}&z={{{t}}}&$1"],
    ['a fragment and letters of any kind', 'https://café.example/ü?é=ß#naar/[naam]?x'],
    ['capitals', 'HTTPS://A.example/X'],
    ['about the length that programs open', `https://a.example/${'x'.repeat(1_380)}`],
  ])('are kept letter by letter: %s', async (_, url) => {
    const everywhere: Block[] = [
      { type: 'button', label: 'B', url },
      picture(url),
      { type: 'offer', merchant: 'M', markdown: 'x', link: { label: 'L', url } },
    ];
    const { bound } = await render({ content: contentOf(everywhere), facts: noFacts });
    expect(linksOf(bound.html).map((link) => [link.id, link.url])).toEqual([
      ['1-1', url],
      ['2-1', url],
      ['3-1', url],
    ]);
    expect(bound.html).not.toMatch(/\{\{(?:name|t)\}/);
  });

  it('that are too long to be counted stay as they are, and change no other’s name', async () => {
    const long = `https://a.example/${'é'.repeat(1_000)}`;
    const content = contentOf([
      text(`[a](https://a.example/) [b](<${long}>) [c](https://c.example/)`),
      { type: 'button', label: 'B', url: long },
    ]);
    const { bound, html } = await render({ content, facts: noFacts });
    expect(linksOf(bound.html).map(({ id }) => id)).toEqual(['1-1', '1-3']);
    expect(html).toContain(`href="${long}"`);
    expect(html).toContain(`href="${encodeURI(long)}"`);
  });

  it('are not forged by text that holds their marks', async () => {
    const forged = text(
      'x\ufdd49-9\ufdd5 [y](https://y.example/\ufdd48-8\ufdd5) [z\ufdd47-7\ufdd5](https://z.example)',
    );
    const button: Block = {
      type: 'button',
      label: 'z\ufdd46-6\ufdd5',
      url: 'https://y.example/\ufdd48-8\ufdd5',
    };
    const { bound, html } = await render({
      content: contentOf([forged, button]),
      facts: noFacts,
    });
    expect(linksOf(bound.html).map(({ id }) => id)).toEqual(['1-1', '1-2', '2-1']);
    expect(html).toContain('9-9');
    expect(html).toContain('z6-6');
  });
});

describe('the size of a newsletter', () => {
  it('counts what links become that are counted', async () => {
    const many = (count: number) =>
      text(Array.from({ length: count }, (_, n) => `[a](https://x.example/${n % 10})`).join(' '));
    const size = async (count: number) => {
      const { bytes, html } = await render({ content: contentOf([many(count)]), facts: noFacts });
      return bytes - Buffer.byteLength(html);
    };
    const each = ((await size(40)) - (await size(20))) / 20;
    // Origin, `/r/`, issue, link, address, signature and ticket in place of the address.
    expect(each).toBeGreaterThan(130);
    expect(each).toBeLessThan(180);
  });

  it('counts the picture of mails that tell when they are opened', async () => {
    const { bytes, html } = await render({
      content: contentOf([{ type: 'text', markdown: 'x' }]),
      facts: noFacts,
    });
    const values = { nameHtml: '', unsubscribeUrlHtml: '', preferencesUrlHtml: '' };
    const plain = Buffer.byteLength(fillTemplate({ subject: '', text: '', html }, values).html);
    // Two ways out of about 300 bytes, and the picture of some 230.
    expect(bytes - plain).toBeGreaterThan(2 * 298 + 200);
    expect(bytes - plain).toBeLessThan(2 * 298 + 260);
  });
});
