import { defaultLanguage, type Language, languageNames } from '../shared/i18n/language.ts';
import type { Brand } from '../shared/programme/brand.ts';
import { brandContrasts, minimumContrast } from '../shared/programme/contrast.ts';
import type { IssueContent, LanguageContent } from './blocks/schema.ts';
import { checkBlock, checkTexts, hasTemplateSyntax } from './preflight/check-block.ts';
import { clippedFrom } from './preflight/clipped-from.ts';
import { type PreflightTranslate, preflightMessages } from './preflight/preflight-messages.ts';
import { type PreflightProblem, problem } from './preflight/problem.ts';

export interface ContentToCheck {
  readonly content: IssueContent;
  /** The languages that the issue says it has. */
  readonly languages: readonly Language[];
  /** Of every region that the issue goes to. */
  readonly brands: readonly Brand[];
  /** Local date in Belgium, `2026-11-22`. */
  readonly today: string;
  /** Language of the sentences; Dutch by default. */
  readonly explainIn?: Language;
}

/** Checks what staff wrote. Nothing is rendered. */
export function checkContent(input: ContentToCheck): PreflightProblem[] {
  const t = preflightMessages(input.explainIn ?? defaultLanguage);

  const missing = input.languages.filter(
    (language) => language !== defaultLanguage && input.content.languages[language] === undefined,
  );
  return [
    ...(input.content.languages[defaultLanguage] === undefined
      ? [
          problem('default_language_missing', t('default_language_missing'), {
            language: defaultLanguage,
          }),
        ]
      : []),
    ...missing.map((language) => {
      const message = t('language_missing', { language: languageNames[language] });
      return problem('language_missing', message, { language });
    }),
    ...(['nl', 'fr', 'en'] as const).flatMap((language) => {
      const content = input.content.languages[language];
      return content === undefined ? [] : checkLanguage(content, language, t, input.today);
    }),
    ...input.brands.flatMap((brand) => checkBrand(brand, t)),
  ];
}

/** A phone held upright shows about this many characters of a subject. */
const subjectOnPhone = 60;

function checkLanguage(
  content: LanguageContent,
  language: Language,
  t: PreflightTranslate,
  today: string,
): PreflightProblem[] {
  const place = { language };
  const { subject, preheader, nameFallback = '', blocks } = content;
  const length = [...subject].length;
  const titles = blocks.filter(({ type }) => type === 'header').length;
  const lines = [subject, preheader, nameFallback];
  return [
    ...(subject.trim() === '' ? [problem('subject_empty', t('subject_empty'), place)] : []),
    ...(length > subjectOnPhone
      ? [problem('subject_long', t('subject_long', { length, limit: subjectOnPhone }), place)]
      : []),
    ...(preheader.trim() === ''
      ? [problem('preheader_missing', t('preheader_missing'), place)]
      : []),
    ...(titles === 0 ? [problem('title_missing', t('title_missing'), place)] : []),
    ...(titles > 1 ? [problem('title_twice', t('title_twice', { count: titles }), place)] : []),
    ...(hasWords(content) ? [] : [problem('text_part_missing', t('text_part_missing'), place)]),
    ...checkTexts(lines, place, t),
    ...(lines.some(hasTemplateSyntax)
      ? [problem('template_syntax', t('template_syntax'), place)]
      : []),
    ...blocks.flatMap((block, index) => checkBlock(block, { language, block: index }, t, today)),
  ];
}

/** The text part says something only where a block of words does. */
function hasWords({ blocks }: LanguageContent): boolean {
  return blocks.some((block) =>
    block.type === 'text' || block.type === 'offer'
      ? /[\p{L}\p{N}]/u.test(block.markdown)
      : ['events', 'vote-call', 'ambassador', 'winners'].includes(block.type),
  );
}

function checkBrand(brand: Brand, t: PreflightTranslate): PreflightProblem[] {
  return brandContrasts(brand)
    .filter(({ ratio }) => ratio < minimumContrast)
    .map(({ pair, ratio }) => {
      const values = { pair: `${brand.name}, ${pair}`, ratio: ratio.toFixed(1) };
      return problem('contrast', t('contrast', values));
    });
}

const largeFrom = 90_000;

/** Checks a rendered variant. */
export function checkRendered(
  rendered: { readonly bytes: number; readonly text: string },
  language: Language,
  explainIn: Language = defaultLanguage,
): PreflightProblem[] {
  const t = preflightMessages(explainIn);
  const values = { size: Math.ceil(rendered.bytes / 1000), limit: clippedFrom / 1000 };
  const place = { language };
  const size =
    rendered.bytes > clippedFrom
      ? [problem('html_too_large', t('html_too_large', values), place)]
      : rendered.bytes > largeFrom
        ? [problem('html_large', t('html_large', values), place)]
        : [];
  return rendered.text.trim() === ''
    ? [...size, problem('text_part_missing', t('text_part_missing'), place)]
    : size;
}
