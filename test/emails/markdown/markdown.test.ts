import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownHtml } from '../../../emails/markdown/markdown-html.ts';
import { markdownText } from '../../../emails/markdown/markdown-text.ts';
import { markdownLinks } from '../../../emails/markdown/parse-markdown.ts';
import type { MergeContext } from '../../../emails/merge/template-text.ts';
import { kempen } from '../../../shared/programme/brands/kempen.ts';

const context: MergeContext = { municipality: 'Retie', name: { text: 'Jan' } };
const html = (source: string) =>
  markdownHtml(source, kempen.light, context).replace(/ style="[^"]*"/g, '');
const text = (source: string) => markdownText(source, context);

describe('staff Markdown', () => {
  it('becomes paragraphs, emphasis, lists, quotes and line breaks', () => {
    expect(html('Dag **[naam]**,\nkom *langs*\n\n- brood\n- melk\n\n> zegt Els')).toBe(
      '<p>Dag <strong>Jan</strong>,<br>kom <em>langs</em></p><ul><li>brood</li><li>melk</li></ul><blockquote><p>zegt Els</p></blockquote>',
    );
  });

  it('starts headings at the second level and skips none', () => {
    expect(html('### Een\n\n##### Twee')).toBe('<h2>Een</h2><h3>Twee</h3>');
  });

  it('links over https and to mailboxes, also where only the address is typed', () => {
    expect(html('[site](https://a.example/?a=1&b=2) https://b.example info@c.example')).toBe(
      '<p><a href="https://a.example/?a=1&amp;b=2">site</a> <a href="https://b.example">https://b.example</a> <a href="mailto:info@c.example">info@c.example</a></p>',
    );
  });

  it('does not take a merge field for a link', () => {
    expect(html('[naam]\n\n[naam]: https://evil.example')).not.toContain('[naam]');
    expect(html('[naam](https://a.example)')).toBe('<p><a href="https://a.example">naam</a></p>');
  });

  it('makes no link to nowhere, which stays what it was written as and stops the newsletter', () => {
    expect(html('[naam]() [site]( ) **[x]()**')).toBe(
      '<p>Jan() [site]( ) <strong>[x]()</strong></p>',
    );
    expect(text('[site]()')).toBe('[site]()');
    expect(markdownLinks('[site]()')).toEqual(['']);
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java\nscript:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](vbscript:x)',
    '<javascript:alert(1)>',
    '![x](javascript:alert(1))',
    '[x](https://a.example "onmouseover=alert(1)")',
    '[x](https://a.example/"onmouseover="alert(1))',
    '[x](//evil.example)',
    '`<b>`',
    '&lt;script&gt;',
    '<!-- x --><style>*{}</style>',
  ])('does no harm with %s', (source) => {
    const result = html(source);
    expect(result.replace(/<\/?(?:p|br|a(?: href="(?:https:|mailto:)[^"]*")?)>/g, '')).not.toMatch(
      /[<>"]/,
    );
    expect(result).not.toMatch(/href="(?!https:|mailto:)/);
  });

  it('never lets markup of its own through, whatever is typed', () => {
    const typed = fc.array(
      fc.oneof(
        fc.constantFrom(
          '<',
          '>',
          '"',
          '&',
          '[',
          ']',
          '(',
          ')',
          '!',
          '`',
          '\\',
          '\n',
          '*',
          '_',
          '#',
          '> ',
          '- ',
        ),
        fc.constantFrom(
          'javascript:',
          'https://x',
          'onerror=',
          '<a href=',
          '{{',
          '}}',
          '[naam]',
          '&#60;',
        ),
        fc.string({ maxLength: 5 }),
      ),
      { maxLength: 16 },
    );
    const tag =
      /<\/?(?:p|br|h2|h3|ul|ol|li|strong|em|blockquote|ol start="\d+"|a(?: href="(?:https:\/\/|mailto:)[^"<>]*")?)>/g;
    fc.assert(
      fc.property(typed, (parts) => {
        expect(html(parts.join('')).replace(tag, '')).not.toMatch(/[<>"'{}\\]/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('staff Markdown as text', () => {
  it('reads as text, with every address written out', () => {
    expect(
      text(
        '# Hallo\n\nDag [naam], zie **[onze site](https://a.example)** of https://b.example\n\n1. een\n2. twee\n   regel\n\n- a\n  - b\n- c\n\n> zegt\n> Els',
      ),
    ).toMatchInlineSnapshot(`
      "Hallo
      -----

      Dag Jan, zie onze site (https://a.example) of https://b.example

      1. een
      2. twee
         regel

      - a
        - b
      - c

      > zegt
      > Els"
    `);
  });

  it('keeps characters as they are', () => {
    expect(text(`O'Brien & <b> "x"`)).toBe(`O'Brien & <b> "x"`);
  });
});

it('tells every link as written, safe or not', () => {
  expect(markdownLinks('[a](http://a.example) [b](javascript:x) https://c.example')).toEqual([
    'http://a.example',
    'javascript:x',
    'https://c.example',
  ]);
});
