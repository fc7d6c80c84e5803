import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainFromHtml } from '../../../../functions/calendar/sources/facts/plain-from-html.ts';
import { readLocation } from '../../../../functions/calendar/sources/facts/read-location.ts';
import { sourceItem, uidOf } from '../../../../functions/calendar/sources/facts/source-item.ts';
import { lineOf, paragraphsOf } from '../../../../functions/calendar/sources/facts/texts.ts';
import {
  topicsFrom,
  topicsOfWords,
} from '../../../../functions/calendar/sources/facts/topic-words.ts';
import { webAddress } from '../../../../functions/calendar/sources/facts/web-address.ts';
import { cpuTime } from '../../../builders/cpu-time.ts';

describe('a description', () => {
  it.each([
    ['<p>Een</p><p>Twee</p>', 'Een\n\nTwee'],
    ['Een<br>Twee<br />Drie', 'Een\nTwee\nDrie'],
    ['<ul><li>Een</li><li>Twee</li></ul>', '- Een\n- Twee'],
    ['<a href="https://x.be">Info</a> &amp; tickets', 'Info & tickets'],
    ['Caf&eacute; &#233; &#xe9; &euro;5', 'Café é é €5'],
    ['<script>alert(1)</script><p>Veilig</p>', 'Veilig'],
    ['<p>Een\nzin</p>', 'Een zin'],
    ['3 < 4 en 5 > 2', '3 < 4 en 5 > 2'],
    ['Regel een\r\n\r\n\r\n\r\nRegel twee', 'Regel een\n\nRegel twee'],
    ['&lt;b&gt;geen opmaak&lt;/b&gt;', '<b>geen opmaak</b>'],
    ['&#0;&#x110000;&onbekend;<p>', '&onbekend;'],
  ])('of %j is %j', (html, text) => expect(plainFromHtml(html)).toBe(text));

  it('of any signs is clean lines, and takes no time', async () => {
    const parts = fc.constantFrom(
      '<',
      '>',
      '<p',
      '</p>',
      '<br>',
      '<script>',
      '&amp;',
      '&#1;',
      'a',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 60 }), (pieces) => {
        const text = plainFromHtml(`<p>${pieces.join('')}</p>`);
        expect(text).not.toMatch(/\n{3}|^\s|\s$|[^\P{Cc}\n]/u);
      }),
    );
    const hostile = '<script'.repeat(20_000) + '<a'.repeat(20_000);
    expect(await cpuTime(async () => plainFromHtml(`<p>${hostile}`))).toBeLessThan(500);
  });

  it('is cut off between words where it is too long, and tears no sign', () => {
    const cut = paragraphsOf('woord '.repeat(3000)) ?? '';
    expect(cut.length).toBeLessThanOrEqual(10_000);
    expect(cut).toMatch(/ woord …$/);
    expect(paragraphsOf('🎪'.repeat(9000))?.isWellFormed()).toBe(true);
    expect(lineOf('🎪'.repeat(400), 301)?.isWellFormed()).toBe(true);
    expect(lineOf('🎪'.repeat(400), 301)?.length).toBeLessThanOrEqual(301);
    expect(lineOf(' \u200b\n ', 300)).toBeUndefined();
  });
});

describe('a place in one line', () => {
  it.each([
    [
      'De Zaal, Markt 1, 2470 Retie',
      { name: 'De Zaal', street: 'Markt 1', postcode: '2470', town: 'Retie' },
    ],
    [
      'Markt 12a bus 3, B-2470 Retie, België',
      { street: 'Markt 12a bus 3', postcode: '2470', town: 'Retie' },
    ],
    ['Zaal 2000, 2490 Balen', { street: 'Zaal 2000', postcode: '2490', town: 'Balen' }],
    ['Kerkplein', { name: 'Kerkplein' }],
    ['Kerkplein, Retie', { name: 'Kerkplein, Retie' }],
    ['2470 Retie', { postcode: '2470', town: 'Retie' }],
    [
      'Parochiezaal\n2360 Oud-Turnhout',
      { name: 'Parochiezaal', postcode: '2360', town: 'Oud-Turnhout' },
    ],
    ['', undefined],
    [' , ', undefined],
  ])('of %j', (text, venue) => expect(readLocation(text)).toEqual(venue));
});

describe('topics', () => {
  it.each([
    [['Kerstmarkt'], ['market']],
    [['Fêtes & marchés'], ['festivity', 'market']],
    [
      ['SPORT', 'Kinderen'],
      ['sports', 'family'],
    ],
    [['Market'], ['market']],
    [['Marketing'], ['other']],
    [[], ['other']],
    [
      ['markt feest cultuur eten sport natuur'],
      ['market', 'festivity', 'culture', 'food', 'sports'],
    ],
  ])('of %j are %j', (categories, topics) => {
    expect(topicsFrom(topicsOfWords(categories), [])).toEqual(topics);
  });
});

describe('an address', () => {
  it.each([
    ['https://www.retie.be/x', 'https://www.retie.be/x'],
    ['http://café.be', 'http://xn--caf-dma.be/'],
    ['javascript:alert(1)', undefined],
    ['https://user:x@retie.be', undefined],
    ['https://localhost/', undefined],
    ['https://127.0.0.1/', undefined],
    ['www.retie.be', undefined],
    [`https://a.be/${'x'.repeat(1000)}`, undefined],
    [undefined, undefined],
  ])('of %s', (text, address) => expect(webAddress(text)).toBe(address));
});

describe('what a reader says of an event', () => {
  it('is a problem where no event can hold it', () => {
    const facts = {
      title: { nl: 'Markt' },
      description: {},
      topics: [],
      status: 'confirmed' as const,
      visibility: 'public' as const,
      timing: { parts: [] },
    };
    expect(sourceItem({ uid: 'a', facts })).toMatchObject({
      problem: { uid: 'a', code: 'event.unusable' },
    });
  });

  it('has a name of any length as one that we can keep', () => {
    expect(uidOf('x'.repeat(500))).toHaveLength(500);
    expect(uidOf('x'.repeat(501))).toMatch(/^sha256:[0-9a-f]{64}$/);
  });
});
