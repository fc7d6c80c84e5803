import fc from 'fast-check';
import Handlebars from 'handlebars';
import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../../emails/merge/fill-template.ts';
import { recipientValues } from '../../../emails/merge/recipient-values.ts';
import {
  htmlTemplate,
  type MergeContext,
  sealText,
  subjectTemplate,
  textTemplate,
} from '../../../emails/merge/template-text.ts';

const context: MergeContext = { municipality: 'Retie', name: 'variable' };
const recipient = { unsubscribeUrl: 'https://x.example/u', preferencesUrl: 'https://x.example/p' };

/** What SES does with a template: Handlebars without escaping. */
const sesFill = (template: string, values: Record<string, string>) =>
  Handlebars.compile(template, { noEscape: true, strict: true })(values);

/** Text with many of the characters that mean something to HTML, to templates or to mail. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom('{', '{{', '}', '}}', '\\', '<', '>', '"', "'", '&', '[naam]', '[gemeente]'),
      fc.constantFrom(
        '{{name}}',
        '{{{',
        '{{#if',
        '{{>',
        '&#123;',
        '<b>',
        '\r\nBcc: a@b.c',
        '\u0092',
      ),
      fc.constantFrom('\ufdd0', '\ufdd1', '\u202e', '\ud800', '*', '_', '[', ']', '(', ')'),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

const decode = (html: string) =>
  html
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');

describe('staff text as template text', () => {
  it('writes the name as a variable of the right kind in each part', () => {
    expect(htmlTemplate('Dag [naam] uit [gemeente]', context)).toBe('Dag {{nameHtml}} uit Retie');
    expect(subjectTemplate('Dag [Name] uit [commune]', context)).toBe('Dag {{name}} uit Retie');
    expect(sealText(textTemplate('Dag [nom]', context))).toBe('Dag {{name}}');
  });

  it('writes a text in place of the name where everybody reads along', () => {
    const everybody = { ...context, name: { text: 'lezer & co' } };
    expect(htmlTemplate('Dag [naam]', everybody)).toBe('Dag lezer &amp; co');
    expect(subjectTemplate('Dag [naam]', everybody)).toBe('Dag lezer & co');
  });

  it('leaves other brackets alone', () => {
    expect(subjectTemplate('Foto [Jan Peeters] [1] []', context)).toBe('Foto [Jan Peeters] [1] []');
  });

  it('never lets literal braces through to SES', () => {
    expect(subjectTemplate('{{name}} {{{x}}}', context)).toBe('{ {name}} { { {x}}}');
    expect(subjectTemplate('\\[naam] {[naam]}', context)).toBe('\\ {{name}} { {{name}} }');
    expect(htmlTemplate('{{name}}', context)).toBe('&#123;&#123;name&#125;&#125;');
  });

  it('keeps a subject on one line', () => {
    expect(subjectTemplate('Nieuws\r\nBcc: iedereen@x.example', context)).toBe(
      'Nieuws Bcc: iedereen@x.example',
    );
  });

  it('is filled by SES with exactly what staff wrote, whatever they wrote', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (text, name) => {
        const values = recipientValues({ ...recipient, name }, 'lezer');
        const html = sesFill(htmlTemplate(text, context), values);
        expect(html).not.toMatch(/[<>"'\\{}]/);
        const clean = htmlTemplate(text, { ...context, name: { text: values.name ?? '' } });
        expect(decode(html)).toBe(decode(clean));
      }),
      { numRuns: 500 },
    );
  });

  it('is a template that SES can read, as text and subject, whatever staff wrote', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (text, name) => {
        const values = recipientValues({ ...recipient, name }, 'lezer');
        for (const template of [
          sealText(textTemplate(text, context)),
          subjectTemplate(text, context),
        ]) {
          expect(template.replaceAll('{{name}}', '')).not.toContain('{{');
          const filled = fillTemplate({ subject: template, html: '', text: '' }, values).subject;
          expect(sesFill(template, values)).toBe(filled);
        }
      }),
      { numRuns: 500 },
    );
  });
});
