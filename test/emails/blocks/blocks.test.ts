import { describe, expect, it } from 'vitest';
import { type Block, blockSchema } from '../../../emails/blocks/block.ts';
import { issueContentSchema } from '../../../emails/blocks/schema.ts';
import { renderNewsletter } from '../../../emails/render-newsletter.ts';
import { languages } from '../../../shared/i18n/language.ts';
import { aQuery, someFacts } from '../../builders/campaign-facts.ts';
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
  events: {
    block: { type: 'events', markdown: 'Tot **daar**!', ...aQuery },
    html: /<h2[^>]*>[^<]*Retie<\/h2>.*<strong>daar<\/strong>.*<a href="https:\/\/vanhier\.example\/calendar\/\w\w\/retie\/event\/evt_\w+"[^>]*>Kerstmarkt &amp; &#123;&#123;name&#125;&#125; op &lt;het&gt; plein<\/a>.*5 (?:december|décembre|December) 2026.*14:00.*18:00.*Marktplein, Retie.*href="https:\/\/vanhier\.example\/calendar\/\w\w\/retie"/s,
    text: /Retie\n-+\n\nTot daar!\n\nKerstmarkt & \{ \{name\}\} op <het> plein\n.*5 \p{L}+ 2026.*14:00.*18:00.*\nMarktplein, Retie\nhttps:\/\/vanhier\.example\/calendar\/\w\w\/retie\/event\/evt_\w+\n\n.*\nhttps:\/\/vanhier\.example\/calendar\/\w\w\/retie\n/u,
  },
  'vote-call': {
    block: { type: 'vote-call', markdown: 'Elke **stem** telt.' },
    html: /\{\{timeLeftHtml\}\}<\/p><h2[^>]*>Wie wordt ambassadeur van Retie &amp; Schoonbroek\?<\/h2>.*<strong>stem<\/strong>.*8 \p{L}+.*4 (?:december|décembre|December) 2026.*20:00.*href="https:\/\/vanhier\.example\/vote\/\w\w\/retie\/2026"/su,
    text: /\{\{timeLeft\}\}\n\nWie wordt ambassadeur van Retie & Schoonbroek\?\n-+\n\nElke stem telt\.\n\n.*20:00.*\n\n\p{L}+ ?\p{L}*\s?:\nhttps:\/\/vanhier\.example\/vote/u,
  },
  ambassador: {
    block: { type: 'ambassador' },
    html: /<img alt="Els achter haar &quot;toonbank&quot;" src="https:\/\/vanhier\.example\/images\/merchants\/[^"]+-small\.jpg".*<h2 [^>]*>Bakkerij O’Brien &amp; Zonen<\/h2>.*Retie.*Dag \[naam\], &#123;&#123;name&#125;&#125; &amp; &lt;b&gt;brood&lt;\/b&gt;.*href="https:\/\/vanhier\.example\/merchants\/\w\w\/retie\/bakkerij-o-brien"/s,
    text: /Bakkerij O’Brien & Zonen\n-+\n\n.* Retie\n\nElke nacht.*Dag \[naam\], \{ \{name\}\} & <b>brood<\/b>\.\n\n.*\nhttps:\/\/vanhier\.example\/merchants/,
  },
  winners: {
    block: { type: 'winners', markdown: 'Proficiat aan iedereen.' },
    html: /Ambassadeurs (?:van|de) Retie 2025<\/h2>.*1[.\u202f\u00a0,]204.*Eten en drinken.*Bakkerij O’Brien &amp; Zonen<\/a>.*554.*Boekhandel De Uil<\/a>.*Proficiat aan iedereen.*\/2025\/result"/s,
    text: /Eten en drinken\s?: Bakkerij O’Brien & Zonen\n.*554.*\n\nBoekhandel De Uil\n.* 1 .*\n\nProficiat aan iedereen\.\n\n.*\n.*\/2025\/result/,
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
      const mail = await renderNewsletter(aNewsletter({ content, language, facts: someFacts }));
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
