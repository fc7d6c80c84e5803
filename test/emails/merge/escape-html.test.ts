import fc from 'fast-check';
import { expect, it } from 'vitest';
import { escapeHtml } from '../../../emails/merge/escape-html.ts';

it('escapes what HTML and SES templates would read', () => {
  expect(escapeHtml(`O'Brien & <b> "x" {{y}} \\`)).toBe(
    'O&#39;Brien &amp; &lt;b&gt; &quot;x&quot; &#123;&#123;y&#125;&#125; &#92;',
  );
});

it('loses nothing', () => {
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' };
  const decode = (html: string) =>
    html.replace(/&(?:#(\d+)|(\w+));/g, (_, code: string, name: string) =>
      code ? String.fromCharCode(Number(code)) : (entities[name] ?? '?'),
    );
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(decode(escapeHtml(text))).toBe(text);
    }),
  );
});
