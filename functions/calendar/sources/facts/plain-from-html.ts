import { cleanParagraphs } from '../../../../shared/text/clean-text.ts';

/** Longer than any description that is shown whole; what follows is cut off before it is looked at. */
const maxInput = 40_000;

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  euro: '€',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  deg: '°',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  euml: 'ë',
  agrave: 'à',
  acirc: 'â',
  ccedil: 'ç',
  iuml: 'ï',
  icirc: 'î',
  ouml: 'ö',
  ocirc: 'ô',
  uuml: 'ü',
  ugrave: 'ù',
  Eacute: 'É',
};

/**
 * Text of a description that may hold HTML: paragraphs and lines where the tags make them, and no tag. A text without tags
 * stays as it is, whatever signs it holds.
 */
export function plainFromHtml(text: string): string {
  const given = text.slice(0, maxInput);
  return cleanParagraphs(isHtml(given) ? decoded(untagged(given)) : given);
}

const isHtml = (text: string): boolean =>
  /<\/?(?:p|br|div|span|a|b|i|u|em|strong|ul|ol|li|h[1-6]|table|tr|td|img|font)\b[^<>]*>/i.test(
    text,
  ) || /&(?:[a-z]{2,8}|#\d{1,7}|#x[0-9a-f]{1,6});/i.test(text);

const untagged = (html: string): string =>
  html
    .replace(/\s+/g, ' ')
    .replace(/<(script|style)\b[^<>]*>[^<]*<\/\1\s*>/gi, ' ')
    .replace(/<br\b[^<>]*>/gi, '\n')
    .replace(/<li\b[^<>]*>/gi, '\n- ')
    .replace(/<\/(?:p|div|ul|ol|table|h[1-6])\s*>/gi, '\n\n')
    .replace(/<\/tr\s*>/gi, '\n')
    .replace(/<\/?[a-z!][^<>]*>/gi, '');

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, ten, sixteen, name) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = ten === undefined ? Number.parseInt(sixteen, 16) : Number(ten);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
  });
