import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Read as text: imports of messages are compiled. */
const messagesOf = (folder: string, language: string): Record<string, string> =>
  JSON.parse(
    readFileSync(new URL(`../../emails/${folder}/${language}.json`, import.meta.url), 'utf8'),
  );

const placeholders = (message: string) =>
  [...new Set([...message.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1]))].sort();

describe.each(['messages', 'transactional/messages', 'preflight/messages'])('%s', (folder) => {
  it.each(['fr', 'en'])('says in %s what Dutch says, with the same values', (language) => {
    const dutch = messagesOf(folder, 'nl');
    const other = messagesOf(folder, language);
    expect(Object.keys(other)).toEqual(Object.keys(dutch));
    for (const [key, message] of Object.entries(dutch)) {
      expect([key, placeholders(other[key] ?? '')]).toEqual([key, placeholders(message)]);
    }
  });

  it('sets French punctuation apart with blanks that do not break', () => {
    for (const message of Object.values(messagesOf(folder, 'fr'))) {
      expect(message.replace(/, ::/g, '')).not.toMatch(/ [:;!?»]|« /);
    }
  });
});
