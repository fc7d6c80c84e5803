import { type Localized, localized } from '../../shared/i18n/localized.ts';
import { shorten } from '../../shared/text/shorten.ts';
import { cleanText } from '../merge/clean-text.ts';
import { escapeHtml } from '../merge/escape-html.ts';
import type { BlockContext } from './block-context.ts';
import type { FactPhoto } from './campaign-facts.ts';

/** What merchants and contests call themselves is text, never a field or Markdown. */
export interface FactText {
  readonly text: string;
  readonly html: string;
  /** ` lang="nl"` where it is in another language than the mail, for a reading voice. */
  readonly lang: string;
}

/** A text in the reader's language, else in the one that there is. */
export function factText(words: Localized, { language }: Pick<BlockContext, 'language'>): FactText {
  const found = localized(words, language);
  const text = cleanText(found?.text ?? '').trim();
  const lang =
    found === undefined || found.language === language ? '' : ` lang="${found.language}"`;
  return { text, html: escapeHtml(text), lang };
}

/** A photo of the site, at most `widest` CSS pixels wide. */
export function factPhotoMjml(photo: FactPhoto, context: BlockContext, widest: number): string {
  const { html } = factText(photo.alt, context);
  const width = Math.min(photo.width, widest);
  return (
    `<mj-image src="${escapeHtml(context.siteUrl + photo.path)}" alt="${html.replace(/\n/g, ' ')}" width="${width}px"` +
    ` padding="24px 24px 0" css-class="inside" border-radius="8px" font-size="16px" fluid-on-mobile="${photo.width >= widest}" />`
  );
}

/** The beginning of a story: whole sentences of at most `longest` characters, else as much as {@link shorten} leaves. */
export function beginningOf(story: string, longest: number): string {
  const line = story.replace(/\s+/g, ' ').trim();
  if (line.length <= longest) return line;
  const sentence = Math.max(...['. ', '! ', '? '].map((end) => line.lastIndexOf(end, longest - 1)));
  return sentence > longest / 2 ? line.slice(0, sentence + 1) : shorten(line, longest);
}
