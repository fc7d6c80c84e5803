import type { Localized } from '../../../shared/i18n/localized.ts';
import { lazily } from '../../../shared/lazily.ts';
import { municipalities } from '../../../shared/programme/programme.ts';
import { plainText } from '../../../shared/text/plain-text.ts';

/** A title, or the name of a place, as it is compared. */
export interface TitleWords {
  readonly words: ReadonlySet<string>;
  /** Pairs of letters that follow each other in it, blanks left out: `kerst markt` has those of `kerstmarkt`. */
  readonly pairs: ReadonlySet<string>;
  /** What is counted in it: the second evening is not the first. */
  readonly numbers: string;
}

/** Words that say nothing of which event it is, in the languages of the programme. */
const small = new Set(
  'de het een t van in te op aan en voor met bij om le la les l un une du des d et au aux a en the an of and at on'.split(
    ' ',
  ),
);

/** Where it is goes without saying. */
const names = lazily(
  () => new Set(municipalities.flatMap(({ name }) => plainText(name).split(' '))),
);

/** `2026`, `3e`, `12de`, `4th`: the same event names its edition here and not there. */
const isEdition = (word: string): boolean =>
  /^(?:20\d\d|\d{1,3}(?:e|de|ste|eme|er|st|nd|rd|th)|editie|edition)$/.test(word);

/** All titles of an event, of each language that it has one in. */
export const titlesOf = (title: Localized): readonly TitleWords[] =>
  Object.values(title).flatMap((text) => (text === undefined ? [] : [titleWords(text)]));

function titleWords(title: string): TitleWords {
  const all = plainText(title).split(' ');
  const telling = all.filter((word) => !(small.has(word) || isEdition(word) || names().has(word)));
  // A title that is made of nothing else is compared as it stands.
  const words = telling.length > 0 ? telling : all;
  const joined = words.join('');
  const pairs = Array.from({ length: Math.max(1, joined.length - 1) }, (_, index) =>
    joined.slice(index, index + 2),
  );
  const numbers = words.filter((word) => /^\d+$/.test(word)).sort();
  return { words: new Set(words), pairs: new Set(pairs), numbers: numbers.join(' ') };
}

/** How alike titles are, from 0 to 1, in the languages in which they are most alike. */
export function titleLikeness(ones: readonly TitleWords[], others: readonly TitleWords[]): number {
  let best = 0;
  for (const one of ones) {
    for (const other of others) best = Math.max(best, likenessOf(one, other));
  }
  return best;
}

/** Either the words or the letters; a little for the order of the words, so that what is the same comes before what is alike. */
function likenessOf(one: TitleWords, other: TitleWords): number {
  const letters = share(one.pairs, other.pairs);
  const alike = 0.9 * Math.max(share(one.words, other.words), letters) + 0.1 * letters;
  return one.numbers === other.numbers ? alike : alike / 2;
}

/** What two sets have in common, of both (Dice). */
function share(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  let common = 0;
  for (const member of one) if (other.has(member)) common += 1;
  return (2 * common) / (one.size + other.size);
}
