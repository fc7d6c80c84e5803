import { describe, expect, it } from 'vitest';
import { factsNeeded } from '../../../emails/blocks/facts-needed.ts';
import type { LanguageContent } from '../../../emails/blocks/schema.ts';
import { contentInVersion, inVersion, versionsOf } from '../../../emails/blocks/versions.ts';
import { renderNewsletter } from '../../../emails/render-newsletter.ts';
import { aNewsletter } from '../../builders/newsletter-input.ts';

const title = { type: 'header', title: 'Titel' } as const;
const text = { type: 'text', markdown: 'Woorden' } as const;
const call = { type: 'vote-call', markdown: '' } as const;

const content: LanguageContent = {
  subject: 'A',
  preheader: 'Meer',
  blocks: [title, text],
  versions: [{ subject: 'B' }, { subject: 'C', firstBlock: call }],
};

describe('a newsletter in versions', () => {
  it('is what stands in the content itself, or with another subject and beginning', () => {
    const { versions: _, ...a } = content;
    expect(inVersion(content, 'a')).toEqual(a);
    expect(inVersion(content, 'b')).toEqual({ ...a, subject: 'B' });
    expect(inVersion(content, 'c')).toEqual({ ...a, subject: 'C', blocks: [call, text] });
  });

  it('has as many as the language that has most', () => {
    const { versions, ...plain } = content;
    expect(versionsOf({ languages: { nl: plain } })).toEqual(['a']);
    const fr = { ...plain, versions: versions?.slice(0, 1) };
    expect(versionsOf({ languages: { nl: plain, fr } })).toEqual(['a', 'b']);
    expect(versionsOf({ languages: { nl: content, fr } })).toEqual(['a', 'b', 'c']);
    expect(contentInVersion({ languages: { nl: content, fr } }, 'c').languages.fr).toEqual(plain);
  });

  it('begins with the block of the version also where there was none', () => {
    const empty = { ...content, blocks: [] };
    expect(inVersion(empty, 'b').blocks).toEqual([]);
    expect(inVersion(empty, 'c').blocks).toEqual([call]);
  });

  it('needs the facts of all its versions', () => {
    expect(factsNeeded({ languages: { nl: content } })?.voteCall).toBe(true);
    expect(factsNeeded(contentInVersion({ languages: { nl: content } }, 'a'))).toBeUndefined();
  });

  it('is rendered in the version that is asked for, and in the first where none is', async () => {
    const input = aNewsletter({ content: { languages: { nl: content } } });
    expect((await renderNewsletter(input)).subject).toBe('A');
    expect((await renderNewsletter({ ...input, version: 'b' })).subject).toBe('B');
  });
});
