import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { registrationConsent } from '../../../../functions/calendar/registration/consent-text.ts';
import { languages } from '../../../../shared/i18n/language.ts';

/** The words of the version, as their hash. A new wording is a new version: old proofs name the old words. */
const words: Record<string, string> = { 'registration-2026-11': '25228e0c729cbb48' };

const textsOf = (language: string): Record<string, string> => {
  const file = `../../../../functions/calendar/pages/registration/messages/${language}.json`;
  return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
};

it('has not changed the words of the version that people agreed to', () => {
  const { keys, version } = registrationConsent;
  const said = languages.flatMap((language) => keys.map((key) => textsOf(language)[key]));
  expect(said.every((sentence) => sentence !== undefined && sentence.length > 10)).toBe(true);
  const hash = createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16);
  expect(hash, 'Name a new version in consent-text.ts').toBe(words[version]);
});
