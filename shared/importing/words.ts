import type { Language } from '../i18n/language.ts';
import { plainWord } from '../text/plain-text.ts';

/** Words apart by blanks, as a set. */
export const wordSet = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const yes = wordSet('ja j yes y oui o true waar vrai 1 x ok akkoord accord on aan optin wel');
const no = wordSet('nee neen n no non false onwaar faux 0 off uit geen optout niet');

/** What a cell says to a question; an empty one says no. */
export function readYesNo(cell: string): 'yes' | 'no' | 'unclear' {
  if (/^[\s✓✔☑]+$/u.test(cell) && cell.trim() !== '') return 'yes';
  const word = plainWord(cell);
  if (word === '' || no.has(word)) return 'no';
  return yes.has(word) ? 'yes' : 'unclear';
}

const languageWords: Record<Language, ReadonlySet<string>> = {
  nl: wordSet('nl nederlands dutch neerlandais ned nld nlbe n vlaams'),
  fr: wordSet('fr frans francais french fra fre frbe f'),
  en: wordSet('en engels anglais english eng enbe engb e'),
};

export function readLanguage(cell: string): Language | undefined {
  const word = plainWord(cell);
  if (languageWords.nl.has(word)) return 'nl';
  if (languageWords.fr.has(word)) return 'fr';
  return languageWords.en.has(word) ? 'en' : undefined;
}
