import { type Language, languages } from '../../shared/i18n/language.ts';
import { createTranslator } from '../../shared/i18n/translator.ts';
import { plainText } from '../../shared/text/plain-text.ts';
import { type Trade, trades } from './merchant.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };

const messages = createTranslator({ nl, fr, en });

/** What a trade is called: `Bakkerij`. */
export const tradeName = (trade: Trade, language: Language): string =>
  messages(language)(`trade.${trade}`);

/** Trades in whose name, in any language, the word stands; a word as {@link plainText} writes it. */
export const tradesNamed = (word: string): Trade[] =>
  trades.filter((trade) =>
    languages.some((language) => plainText(tradeName(trade, language)).includes(word)),
  );
