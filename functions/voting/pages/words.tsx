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
