import { describe, expect, it } from 'vitest';
import { linksOf } from '../../../../emails/links/links-of.ts';
import { renderNewsletter } from '../../../../emails/render-newsletter.ts';
import { withCountedLinks } from '../../../../functions/engagement/index.ts';
import { signTicket } from '../../../../functions/engagement/links/ticket.ts';
import { contentOf } from '../../../builders/issue-content.ts';
import { aNewsletter } from '../../../builders/newsletter-input.ts';
import { aTicket, issueId, linksWorld, siteUrl } from './links-world.ts';

const [retie, balen] = ['13036', '13003'];

async function approved() {
  const { bound } = await renderNewsletter(
    aNewsletter({
      siteUrl,
      content: contentOf([
        {
          type: 'text',
          markdown:
            '[Brood](https://bakker.example/?a=1&b=2), [mail](mailto:info@bakker.example) en [stem](https://vanhier.example/vote/nl/retie).',
        },
        { type: 'button', label: 'Kom', url: 'https://winkel.example/é' },
        { type: 'footer', markdown: '[Wie wij zijn](https://gemeente.example/)' },
      ]),
    }),
  );
  return bound;
}

describe('a newsletter whose links are counted', () => {
  it('leads by every link to where it was approved', async () => {
    const { keys, visit, happened } = linksWorld();
    const { html } = await approved();
    const counted = await withCountedLinks({ issueId, nis: retie, html }, { keys, siteUrl });
    const ticket = await signTicket(issueId, aTicket, keys);
    const paths = [...counted.matchAll(/href="https:\/\/vanhier\.example(\/r\/[^"]+)"/g)].map(
      ([, path = '']) => path.replace('{{ticket}}', ticket),
    );
    const answers = await Promise.all(paths.map((path) => visit(path)));
    expect(answers.map(({ headers }) => headers?.location)).toEqual(
      linksOf(html).map(({ url }) => new URL(url).href),
    );
    expect(happened.map(({ about }) => about?.link)).toEqual(['1-1', '1-2', '2-1']);
  });

  it('leaves alone the ways out, reading online, mailboxes and the foot', async () => {
    const { keys } = linksWorld();
    const { html } = await approved();
    const counted = await withCountedLinks({ issueId, nis: retie, html }, { keys, siteUrl });
    const others = [...counted.matchAll(/href="([^"]*)"/g)]
      .map(([, address = '']) => address)
      .filter((address) => !address.includes('/r/'));
    expect(others).toEqual([
      'https://vanhier.example/issues/iss_1/nl-13036',
      'mailto:info@bakker.example',
      'https://gemeente.example/',
      '{{unsubscribeUrlHtml}}',
      '{{preferencesUrlHtml}}',
      'https://vanhier.example/privacy/nl/retie',
    ]);
    expect(counted).not.toMatch(/[\ufdd0-\ufdd6]/);
  });

  it('has room for a picture where opens are counted, and nowhere else', async () => {
    const { keys } = linksWorld();
    const { html } = await approved();
    const [inRetie, inBalen] = await Promise.all(
      [retie, balen].map((nis) => withCountedLinks({ issueId, nis, html }, { keys, siteUrl })),
    );
    expect(inRetie).not.toContain('openPicture');
    expect(inBalen).toContain('{{openPicture}}</body>');
    expect(inBalen?.replace('{{openPicture}}', '')).toBe(inRetie);
  });
});
