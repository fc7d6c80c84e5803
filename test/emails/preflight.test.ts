import { describe, expect, it } from 'vitest';
import type { Block } from '../../emails/blocks/block.ts';
import type { IssueContent } from '../../emails/blocks/schema.ts';
import { type ContentToCheck, checkContent, checkRendered } from '../../emails/preflight.ts';
import { kempen } from '../../shared/programme/brands/kempen.ts';
import { anIssueContent, contentOf, dutchContent } from '../builders/issue-content.ts';

const check = (content: IssueContent, change: Partial<ContentToCheck> = {}) =>
  checkContent({ content, languages: ['nl'], brands: [kempen], today: '2026-11-22', ...change });

const title: Block = { type: 'header', title: 'Titel' };
const words: Block = { type: 'text', markdown: 'Woorden' };
const ready = { subject: 'Nieuws', preheader: 'Van de bakker' };

/** Codes found in an issue that is in order but for this block. */
const checkBlock = (block: Block) =>
  check(contentOf([title, words, block], ready)).map(
    ({ code, severity, language, block: index }) => ({
      code,
      severity,
      language,
      block: index,
    }),
  );

describe('an issue that is in order', () => {
  it('passes', () => {
    expect(check(anIssueContent(), { languages: ['nl', 'fr'] })).toEqual([]);
  });
});

describe('what stops an issue', () => {
  it.each<[string, Block]>([
    ['alt_missing', { type: 'image', url: '/images/a.png', alt: ' ', width: 1, height: 1 }],
    [
      'alt_missing',
      {
        type: 'offer',
        merchant: 'x',
        markdown: 'y',
        image: { url: '/images/a.png', alt: '', width: 1, height: 1 },
      },
    ],
    [
      'image_not_https',
      { type: 'image', url: 'http://x.example/a.png', alt: 'x', width: 1, height: 1 },
    ],
    ['link_not_https', { type: 'button', label: 'x', url: 'http://x.example' }],
    ['link_not_https', { type: 'text', markdown: 'Zie [hier](http://x.example)' }],
    ['link_not_https', { type: 'text', markdown: 'Zie http://x.example' }],
    ['link_not_https', { type: 'text', markdown: '[x](javascript:alert(1))' }],
    ['link_not_https', { type: 'footer', markdown: '[x](ftp://x.example)' }],
    ['merge_field_dead', { type: 'text', markdown: 'Dag **[voornaam]**' }],
    ['merge_field_dead', { type: 'button', label: 'Dag {naam}', url: 'https://x.example' }],
    ['template_syntax', { type: 'text', markdown: 'Dag {{ naam }}' }],
    ['template_syntax', { type: 'image', url: '/images/a.png', alt: '{{x', width: 1, height: 1 }],
    ['template_syntax', { type: 'button', label: 'x', url: 'https://x.example/{{id}}' }],
    ['text_missing', { type: 'button', label: ' ', url: 'https://x.example' }],
    ['text_missing', { type: 'text', markdown: '\n' }],
  ])('%s', (code, block) => {
    expect(checkBlock(block)).toEqual([{ code, severity: 'block', language: 'nl', block: 2 }]);
  });

  it('an empty subject, and fields or braces in subject and preheader', () => {
    const problems = check(
      contentOf([title, words], { subject: ' ', preheader: 'Dag [voornaam] {{x}}' }),
    );
    expect(problems.map(({ code }) => code)).toEqual([
      'subject_empty',
      'merge_field_dead',
      'template_syntax',
    ]);
    expect(problems.every(({ severity }) => severity === 'block')).toBe(true);
  });

  it('a language that is declared but not written, Dutch always', () => {
    const problems = check({ languages: { fr: dutchContent } }, { languages: ['fr', 'en'] });
    expect(problems.map(({ code, language }) => [code, language])).toEqual([
      ['default_language_missing', 'nl'],
      ['language_missing', 'en'],
    ]);
    expect(problems[1]?.message).toContain('English');
  });

  it('a mail of images only, which has no text part', () => {
    const image: Block = { type: 'image', url: '/images/a.png', alt: 'x', width: 1, height: 1 };
    expect(check(contentOf([title, image], ready)).map(({ code }) => code)).toEqual([
      'text_part_missing',
    ]);
    const rendered = checkRendered({ bytes: 1000, text: ' \n' }, 'nl');
    expect(rendered.map(({ code }) => code)).toEqual(['text_part_missing']);
  });

  it('a brand whose colours cannot be read', () => {
    const pale = { ...kempen, light: { ...kempen.light, muted: '#aaaaaa' } };
    const problems = check(anIssueContent(), { brands: [pale] });
    expect(problems.map(({ code, severity }) => [code, severity])).toContainEqual([
      'contrast',
      'block',
    ]);
    expect(problems[0]?.message).toContain('Kempen, light: muted on canvas');
  });

  it.each([
    [90_000, []],
    [90_001, [['html_large', 'warn']]],
    [102_000, [['html_large', 'warn']]],
    [102_001, [['html_too_large', 'block']]],
  ])('HTML of %i bytes as it should', (bytes, expected) => {
    const problems = checkRendered({ bytes, text: 'x' }, 'nl');
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual(expected);
  });
});

describe('what only warns', () => {
  it('a long subject, no preheader, no title', () => {
    const problems = check(contentOf([words], { subject: 'x'.repeat(61) }));
    expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'warn subject_long',
      'warn preheader_missing',
      'warn title_missing',
    ]);
  });

  it('two titles', () => {
    expect(check(contentOf([title, title, words], ready)).map(({ code }) => code)).toEqual([
      'title_twice',
    ]);
  });

  it('an offer from the day after its last day', () => {
    const offer: Block = { type: 'offer', merchant: 'x', markdown: 'y', validUntil: '2026-11-22' };
    expect(checkBlock(offer)).toEqual([]);
    const late = check(contentOf([title, offer], ready), { today: '2026-11-23' });
    expect(late.map(({ code, severity }) => [code, severity])).toEqual([['offer_expired', 'warn']]);
    expect(late[0]?.message).toBe('Dit aanbod liep af op 22 november 2026.');
  });
});

it('explains in the language that staff read', () => {
  const message = (explainIn: 'nl' | 'fr' | 'en') =>
    check(contentOf([title, words], { ...ready, subject: '' }), { explainIn })[0]?.message;
  expect([message('nl'), message('fr'), message('en')]).toEqual([
    'Het onderwerp is leeg.',
    'L’objet est vide.',
    'The subject is empty.',
  ]);
});
