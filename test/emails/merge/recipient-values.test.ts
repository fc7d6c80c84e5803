import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTemplate, MissingTemplateValue } from '../../../emails/merge/fill-template.ts';
import { recipientValues } from '../../../emails/merge/recipient-values.ts';

const links = {
  unsubscribeUrl: 'https://x.example/unsubscribe?token=a&b=c',
  preferencesUrl: 'https://x.example/preferences?token=a',
};

describe('values of a recipient', () => {
  it('carry every value twice: as it is, and escaped for HTML', () => {
    expect(recipientValues({ ...links, name: "O'Brien <b>" }, 'lezer')).toEqual({
      name: "O'Brien <b>",
      nameHtml: 'O&#39;Brien &lt;b&gt;',
      unsubscribeUrl: 'https://x.example/unsubscribe?token=a&b=c',
      unsubscribeUrlHtml: 'https://x.example/unsubscribe?token=a&amp;b=c',
      preferencesUrl: 'https://x.example/preferences?token=a',
      preferencesUrlHtml: 'https://x.example/preferences?token=a',
    });
  });

  it('say how long a vote is open only where the mail calls for one', () => {
    const values = recipientValues({ ...links, timeLeft: 'Nog 2 dagen & een "nacht"' }, 'lezer');
    expect(values.timeLeft).toBe('Nog 2 dagen & een "nacht"');
    expect(values.timeLeftHtml).toBe('Nog 2 dagen &amp; een &quot;nacht&quot;');
    expect(recipientValues(links, 'lezer')).not.toHaveProperty('timeLeft');
  });

  it('use the fallback for a name that is not known or blank', () => {
    expect(recipientValues(links, 'lezer').name).toBe('lezer');
    expect(recipientValues({ ...links, name: ' \r\n\t ' }, 'lezer').name).toBe('lezer');
  });

  it('take line breaks and reordering marks out of a name', () => {
    const { name } = recipientValues({ ...links, name: 'Jan\r\nBcc: x@y.z\u202e!\u0092' }, 'lezer');
    expect(name).toBe('Jan Bcc: x@y.z !');
  });

  it('cut a name that is a message of its own', () => {
    expect(recipientValues({ ...links, name: '😀'.repeat(500) }, 'x').name).toBe('😀'.repeat(80));
  });

  it('never break out of HTML or of a header, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (name) => {
        const values = recipientValues({ ...links, name }, 'lezer');
        expect(values.nameHtml).not.toMatch(/[<>"'{}\\]|&(?![a-z]+;|#\d+;)/);
        expect(values.name).not.toMatch(/\p{Cc}/u);
        expect(values.name?.isWellFormed()).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('filling a template', () => {
  const template = { subject: 'Dag {{name}}', html: '<p>{{nameHtml}}</p>', text: '{{name}}' };

  it('does not read what a value contains', () => {
    const values = { name: '{{nameHtml}} $& $1', nameHtml: '{{name}}' };
    expect(fillTemplate(template, values)).toEqual({
      subject: 'Dag {{nameHtml}} $& $1',
      html: '<p>{{name}}</p>',
      text: '{{nameHtml}} $& $1',
    });
  });

  it('fails where SES would report a rendering failure', () => {
    expect(() => fillTemplate(template, { name: 'Jan' })).toThrow(MissingTemplateValue);
    expect(() =>
      fillTemplate({ ...template, text: '{{toString}}' }, { name: '', nameHtml: '' }),
    ).toThrow(MissingTemplateValue);
  });
});
