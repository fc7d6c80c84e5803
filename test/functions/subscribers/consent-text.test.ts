import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { consentTexts } from '../../../functions/subscribers/consent-text.ts';
import { languages } from '../../../shared/i18n/language.ts';
import { mostPersonalDays } from '../../../shared/programme/schema.ts';

/** The words of each version, as their hash. A new wording is a new version: old proofs name the old words. */
const words: Record<string, string> = {
  'subscribe-2026-11': '0558b6f72e56c4db',
  'preferences-2026-11': 'dd64c6d34efeb8ab',
  'tracking-2026-11-b': 'a2a3cfd3eef9a0bd',
};

const textsOf = (language: string): Record<string, string> => {
  const read = (folder: string) => {
    const file = `../../../functions/subscribers/${folder}/messages/${language}.json`;
    return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
  };
  return { ...read('pages'), ...read('consent') };
};

test('who agrees to be followed has read for how long it may be kept at most', () => {
  for (const language of languages) {
    expect(textsOf(language)['preferences.tracking.hint']).toContain(` ${mostPersonalDays} `);
  }
});

test.each(Object.values(consentTexts))(
  'version $version of a consent has not changed its words',
  (text) => {
    const said = languages.flatMap((language) => text.keys.map((key) => textsOf(language)[key]));
    expect(said.every((sentence) => sentence !== undefined && sentence.length > 10)).toBe(true);
    const hash = createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16);
    expect(hash, 'Name a new version in consent-text.ts').toBe(words[text.version]);
  },
);
