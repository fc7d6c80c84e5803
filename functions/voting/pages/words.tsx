import type { Language } from '../../../shared/i18n/language.ts';
import { type Localized, localized } from '../../../shared/i18n/localized.ts';

interface WordsProps {
  readonly text: Localized;
  readonly language: Language;
  readonly class?: string;
}

/** What people wrote, in paragraphs; said to be in another language where it is. */
export function Words({ text, language, class: name }: WordsProps) {
  const found = localized(text, language);
  if (!found) return null;
  const lang = found.language === language ? undefined : found.language;
  return (
    <>
      {found.text.split(/\n\s*\n/).map((paragraph) => (
        <p class={name} lang={lang}>
          {paragraph}
        </p>
      ))}
    </>
  );
}

interface LineOfWords {
  readonly text: string;
  /** Where it is another than the page's. */
  readonly lang: Language | undefined;
}

/** The same of one line, for a heading or a link. */
export function lineOf(text: Localized, language: Language): LineOfWords {
  const found = localized(text, language);
  const lang = found?.language === language ? undefined : found?.language;
  return { text: found?.text ?? '', lang };
}

/** The same, where there is no element of its own to say the language. */
export function Line({ text, language }: Omit<WordsProps, 'class'>) {
  const line = lineOf(text, language);
  return <span lang={line.lang}>{line.text}</span>;
}
