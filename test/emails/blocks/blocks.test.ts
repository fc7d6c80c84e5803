import { describe, expect, it } from 'vitest';
import { type Block, blockSchema } from '../../../emails/blocks/block.ts';
import { issueContentSchema } from '../../../emails/blocks/schema.ts';
import { renderNewsletter } from '../../../emails/render-newsletter.ts';
import { languages } from '../../../shared/i18n/language.ts';
import { anIssueContent, dutchContent } from '../../builders/issue-content.ts';
import { aNewsletter } from '../../builders/newsletter-input.ts';

/** What a reader must find of each block: in the HTML and in the text. */
const blocks: Record<Block['type'], { block: Block; html: RegExp; text: RegExp }> = {
  header: {
    block: { type: 'header', kicker: 'Winter & ijs', title: 'De titel' },
    html: />Winter &amp; ijs<\/p><h1 [^>]*>De titel<\/h1>/,
    text: /Winter & ijs\n\nDe titel\n========\n/,
  },
  text: {
    block: { type: 'text', markdown: 'Een **alinea**.' },
    html: /<p [^>]*>Een <strong>alinea<\/strong>\.<\/p>/,
    text: /\nEen alinea\.\n/,
  },
  image: {
    block: {
      type: 'image',
      url: '/images/a-1.png',
      alt: 'Een "brood"',
      width: 300,
      height: 200,
      link: 'https://x.example/?a&b',
    },
    html: /<a href="https:\/\/x\.example\/\?a&amp;b"[^>]*>\s*<img alt="Een &quot;brood&quot;" src="https:\/\/vanhier\.example\/images\/a-1\.png"[^>]* width="300"/,
    text: /\n\[Een "brood"\] \(https:\/\/x\.example\/\?a&b\)\n/,
  },
  button: {
    block: { type: 'button', label: 'Doe mee', url: 'https://x.example/doe' },
    html: /<a href="https:\/\/x\.example\/doe"[^>]*> Doe mee <\/a>/,
    text: /\nDoe mee\s?:\nhttps:\/\/x\.example\/doe\n/u,
  },
  offer: {
    block: {
      type: 'offer',
      merchant: 'Bakker Bart',
      markdown: 'Twee voor één',
      validUntil: '2026-12-20',
      link: { label: 'Bestel', url: 'https://x.example/bestel' },
    },
    html: /<h2 [^>]*>Bakker Bart<\/h2>.*Twee voor één.*20 (?:december|décembre|December) 2026.*href="https:\/\/x\.example\/bestel"/s,
    text: /Bakker Bart\n-+\n\nTwee voor één\n\n.*20 \p{L}+ 2026.*\n\nBestel\s?:\nhttps:\/\/x\.example\/bestel/u,
  },
  divider: { block: { type: 'divider' }, html: /border-top:solid 1px #ddd6c4/, text: /\n-----\n/ },
  footer: {
    block: { type: 'footer', markdown: 'Bel 014 12 34 56.' },
    html: /class="pad small".*Bel 014 12 34 56\./s,
    text: /\n-- \nBel 014 12 34 56\.\n/,
  },
};

describe.each(languages)('in %s', (language) => {
  it.each(Object.entries(blocks))(
    'a %s block is written for HTML and for text',
    async (_, { block, html, text }) => {
      const content = {
        languages: { [language]: { subject: 'S', preheader: '', blocks: [block] } },
      };
      const mail = await renderNewsletter(aNewsletter({ content, language }));
      expect(mail.html).toMatch(html);
      expect(mail.text).toMatch(text);
    },
  );
});

describe('content', () => {
  it('is taken as staff write it', () => {
    expect(issueContentSchema.parse(anIssueContent())).toEqual(anIssueContent());
  });

  it.each([
    ['an unknown block', { type: 'html', html: '<b>' }],
    ['an unknown field', { type: 'divider', colour: 'red' }],
    ['a script as link', { type: 'button', label: 'x', url: 'javascript:alert(1)' }],
    ['a link with a quote', { type: 'button', label: 'x', url: 'https://x.example/"onclick="' }],
    ['a link with a line break', { type: 'button', label: 'x', url: 'https://x.example/\nb' }],
    [
      'an inline image',
      { type: 'image', url: 'data:image/png;base64,AA', alt: '', width: 1, height: 1 },
    ],
    [
      'an image beside the folder',
      { type: 'image', url: '/assets/a.png', alt: '', width: 1, height: 1 },
    ],
    [
      'a day that does not exist',
      { type: 'offer', merchant: 'x', markdown: 'y', validUntil: '2026-02-30' },
    ],
    ['a title of two lines', { type: 'header', title: 'a\r\nb' }],
  ])('refuses %s', (_, block) => {
    expect(blockSchema.safeParse(block).success).toBe(false);
  });

  it('refuses a subject with a line break and a language that nobody reads', () => {
    const two = { languages: { nl: { ...dutchContent, subject: 'a\nBcc: x@y.z' } } };
    expect(issueContentSchema.safeParse(two).success).toBe(false);
    expect(issueContentSchema.safeParse({ languages: { de: dutchContent } }).success).toBe(false);
  });
});

it('shows an image no wider than its file', async () => {
  const image: Block = { type: 'image', url: '/images/a.png', alt: 'x', width: 2000, height: 100 };
  const content = { languages: { nl: { subject: 'S', preheader: '', blocks: [image] } } };
  const { html } = await renderNewsletter(aNewsletter({ content }));
  expect(html).toContain('width="536"');
});
