import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { merchantConsents } from '../../../functions/merchants/consent-text.ts';
import { languages } from '../../../shared/i18n/language.ts';

/** The words of each version, as their hash. A new wording is a new version: old proofs name the old words. */
const words: Record<string, string> = {
  'merchant-2026-11': '1c99b972bb4f8e16',
  'merchant-newsletter-2026-11': 'cdfb98df966ab3b0',
};

const textsOf = (language: string): Record<string, string> => {
  const file = `../../../functions/merchants/pages/messages/${language}.json`;
  return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
};

test.each(Object.values(merchantConsents))(
  'version $version of a consent has not changed its words',
  (text) => {
    const said = languages.flatMap((language) => text.keys.map((key) => textsOf(language)[key]));
    expect(said.every((sentence) => sentence !== undefined && sentence.length > 10)).toBe(true);
    const hash = createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16);
    expect(hash, 'Name a new version in consent-text.ts').toBe(words[text.version]);
  },
);
