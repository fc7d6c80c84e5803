import Handlebars from 'handlebars';
import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../emails/merge/fill-template.ts';
import { recipientValues } from '../../emails/merge/recipient-values.ts';
import { renderNewsletter } from '../../emails/render-newsletter.ts';
import { contentOf, dutchContent } from '../builders/issue-content.ts';
import { aNewsletter, recipientLinks } from '../builders/newsletter-input.ts';

describe('a rendered newsletter', () => {
  it('names the variables that the send must give, and recipientValues gives them', async () => {
    const { variables, nameFallback } = await renderNewsletter(aNewsletter());
    expect(variables).toEqual([
      'name',
      'nameHtml',
      'preferencesUrl',
      'preferencesUrlHtml',
      'unsubscribeUrl',
      'unsubscribeUrlHtml',
    ]);
    expect(Object.keys(recipientValues(recipientLinks, nameFallback)).sort()).toEqual(variables);
  });

  it('keeps blanks that must not break', async () => {
    const { html } = await renderNewsletter(
      aNewsletter({
        content: contentOf([{ type: 'text', markdown: 'Prix\u00a0: **10**\u00a0**000**\u00a0€' }]),
      }),
    );
    expect(html).toContain('Prix\u00a0: <strong>10</strong>\u00a0<strong>000</strong>\u00a0€');
  });

  it("greets O'Brien and <b> in subject, text and HTML without harm", async () => {
    const newsletter = await renderNewsletter(aNewsletter());
    const name = `Jan O'Brien <b>"x"</b>`;
    const mail = fillTemplate(
      newsletter,
      recipientValues({ ...recipientLinks, name }, newsletter.nameFallback),
    );
    expect(mail.subject).toBe(`Dag ${name}, de feesten in Retie beginnen bij de bakker`);
    expect(mail.text).toContain(`Dag ${name},`);
    expect(mail.html).toContain('Dag Jan O&#39;Brien &lt;b&gt;&quot;x&quot;&lt;/b&gt;,');
    expect(mail.html).not.toContain('<b>');
  });

  it('is filled by SES as by us', async () => {
    const newsletter = await renderNewsletter(aNewsletter());
    const values = recipientValues({ ...recipientLinks, name: "O'Brien" }, 'lezer');
    const filled = fillTemplate(newsletter, values);
    for (const part of ['subject', 'html', 'text'] as const) {
      const bySes = Handlebars.compile(newsletter[part], { noEscape: true, strict: true })(values);
      expect(bySes).toBe(filled[part]);
    }
  });

  it('has the ways out, the reason, the sender and the online version in both parts', async () => {
    const newsletter = await renderNewsletter(aNewsletter());
    const mail = fillTemplate(newsletter, recipientValues(recipientLinks, 'lezer'));
    for (const part of [mail.html, mail.text]) {
      expect(part).toContain(recipientLinks.unsubscribeUrl);
      expect(part).toContain(recipientLinks.preferencesUrl);
      expect(part).toContain('https://vanhier.example/issues/iss_1/nl-13036');
      expect(part).toContain('https://vanhier.example/privacy/nl/retie');
      expect(part).toContain('Gemeente Retie, Markt 1, 2470 Retie');
      expect(part).toContain('U krijgt deze mail omdat dit e-mailadres is ingeschreven');
    }
  });

  it('tells businesses that it is their newsletter', async () => {
    const { text } = await renderNewsletter(aNewsletter({ audience: 'businesses' }));
    expect(text).toContain('de nieuwsbrief voor ondernemers in Retie');
  });

  it('says in which language it is, and what it is about', async () => {
    const { html } = await renderNewsletter(aNewsletter({ language: 'fr' }));
    expect(html).toMatch(/^<!doctype html><html lang="fr" dir="ltr"/);
    expect(html).toContain(
      '<title>Bonjour {{nameHtml}}, les fêtes commencent chez le boulanger</title>',
    );
  });

  it('puts the preheader first, and fills the preview line after it', async () => {
    const { html } = await renderNewsletter(aNewsletter());
    const start = html.slice(html.indexOf('<body'));
    expect(start).toMatch(
      /^<body[^>]*><div style="display:none[^>]*>Vier winkels, .*?&#847;&zwnj;&nbsp;/,
    );
  });

  it('stays far below the size where Gmail clips, and below its 16 kB of styles', async () => {
    const { html, bytes } = await renderNewsletter(aNewsletter());
    expect(bytes).toBeGreaterThan(Buffer.byteLength(html));
    expect(bytes).toBeLessThan(30_000);
    const styles = [...html.matchAll(/<style[^>]*>(.*?)<\/style>/g)].map((match) => match[1] ?? '');
    expect(styles.join('').length).toBeLessThan(8192);
  });

  it('fetches nothing but its own images', async () => {
    const { html } = await renderNewsletter(aNewsletter());
    const sources = [...html.matchAll(/(?:src="|url\(|<link[^>]*href=")([^"')]+)/g)].map(
      (match) => match[1],
    );
    expect(sources).toEqual([
      'https://vanhier.example/assets/van-hier-kempen.png',
      'https://vanhier.example/images/bakkerij.jpg',
      'https://vanhier.example/images/stronk.jpg',
    ]);
  });

  it('uses the fallback of the content for a name that is not known', async () => {
    const content = contentOf(dutchContent.blocks, { nameFallback: ' buur ' });
    expect((await renderNewsletter(aNewsletter({ content }))).nameFallback).toBe('buur');
    expect((await renderNewsletter(aNewsletter())).nameFallback).toBe('lezer');
  });

  it('refuses a language that the content has not', async () => {
    await expect(renderNewsletter(aNewsletter({ language: 'en' }))).rejects.toThrow(RangeError);
  });
});

describe('the online version', () => {
  it('is for everybody: no variables, no personal links, but a way to subscribe', async () => {
    const page = await renderNewsletter(aNewsletter({ medium: 'web' }));
    expect(page.variables).toEqual([]);
    expect(page.subject).toBe('Dag lezer, de feesten in Retie beginnen bij de bakker');
    expect(page.html).toContain('href="https://vanhier.example/newsletter/nl/retie"');
    expect(page.html).not.toMatch(/Uitschrijven|Voorkeuren|U krijgt deze mail/);
  });
});

describe('staff content', () => {
  const hostile = `{{name}} <script>alert("1")</script> </td></table> \\{{x}}`;

  it('never brings template syntax or markup into any part, whatever the block', async () => {
    const picture = { url: '/images/a.png', alt: hostile, width: 100, height: 100 };
    const link = { label: hostile, url: 'https://x.example/{{name}}' };
    const content = contentOf(
      [
        { type: 'header', title: hostile, kicker: hostile },
        { type: 'text', markdown: hostile },
        { type: 'image', ...picture, link: link.url },
        { type: 'button', ...link },
        { type: 'offer', merchant: hostile, markdown: hostile, image: picture, link },
        { type: 'footer', markdown: hostile },
      ],
      { subject: hostile, preheader: hostile, nameFallback: hostile },
    );
    const { subject, html, text } = await renderNewsletter(aNewsletter({ content }));
    const known = /\{\{(?:unsubscribe|preferences)Url(?:Html)?\}\}/g;
    for (const part of [subject, html, text]) expect(part.replace(known, '')).not.toContain('{{');
    expect(html).not.toMatch(/<script|<\/table> \\/);
    expect(html.split('&lt;script&gt;')).toHaveLength(14);
  });

  it('links only over https and to mailboxes', async () => {
    const content = contentOf([
      { type: 'button', label: 'Klik', url: 'http://plain.example' },
      {
        type: 'offer',
        merchant: 'X',
        markdown: '[a](javascript:alert(1))',
        link: { label: 'Y', url: 'http://plain.example' },
      },
    ]);
    const { html, text } = await renderNewsletter(aNewsletter({ content }));
    expect(html).not.toMatch(/href="(?!https:|mailto:|\{\{)/);
    expect(text).not.toContain('plain.example');
  });
});
