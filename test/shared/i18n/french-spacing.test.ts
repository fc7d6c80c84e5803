import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Where a line may break between a word and its mark: `::` is not one but begins a pattern of ICU. */
const breakable = /(?<=[^\s,]) (?=[?!;»]|:(?!:))|(?<=«) /;

const files = globSync('{functions,emails,shared}/**/messages/fr.json');

test('there are French messages to look at', () => {
  expect(files.length).toBeGreaterThan(10);
});

test.each(files)('no line of %s begins with a mark that belongs to the word before', (file) => {
  const lines = readFileSync(file, 'utf8').split('\n');
  expect(lines.filter((line) => breakable.test(line))).toEqual([]);
});
