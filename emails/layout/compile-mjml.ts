import mjml2html from 'mjml';

/**
 * MJML to the HTML that is sent, small. MJML's own minifier is left alone: it loads its parts by computed names, which
 * a bundle does not carry.
 * @throws {Error} for MJML that does not validate: a fault of a block, never of its content.
 */
export async function compileMjml(mjml: string): Promise<string> {
  const { html } = await mjml2html(mjml, {
    validationLevel: 'strict',
    keepComments: false,
    fonts: {},
  });
  return minifyHtml(html);
}

/** Elements between which blanks mean nothing. */
const spaceless =
  'table|tbody|tr|td|div|style|head|body|html|meta|title|link|noscript|xml|o:\\w+|p|h[1-3]|ul|ol|li|blockquote|!';
const betweenTags = new RegExp(`> (?=</?(?:${spaceless})[\\s>/\\[-])`, 'g');

/** Of the source. One that must not break, as before a French colon, is content. */
const blanks = /[\t\n\r ]+/g;

function minifyHtml(html: string): string {
  return html
    .replace(/<style([^>]*)>([^<]*)<\/style>/g, (_, attributes: string, css: string) => {
      return `<style${attributes}>${minifyCss(css)}</style>`;
    })
    .replace(blanks, ' ')
    .replace(betweenTags, '>')
    .replace(/ >/g, '>')
    .replaceAll(' style=""', '')
    .replaceAll(' class=""', '')
    .trim();
}

function minifyCss(css: string): string {
  return css
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .trim();
}
