import type { Brand } from '../../shared/programme/brand.ts';
import { fonts } from '../layout/fonts.ts';
import { mailDocument } from '../layout/mail-document.ts';
import { masthead } from '../layout/masthead.ts';
import { sheet } from '../layout/sheet.ts';

/** The shapes of a transactional mail: with one thing to do, with a code to type over, or only to be read. */
export type Shape = 'button' | 'code' | 'plain';

/** MJML of a shape. Its `{{variables}}` are HTML, escaped by `fill.ts`. */
export function layoutMjml(shape: Shape, brand: Brand): string {
  const { ink, muted, link } = brand.light;
  const heading = `<h1 style="margin:0 0 16px;font-family:${fonts.heading};font-size:30px;line-height:38px;font-weight:bold;color:${ink}">{{heading}}</h1>`;
  const blocks = [
    `<mj-text css-class="pad prose title" padding="28px 32px 8px">${heading}{{paragraphs}}</mj-text>`,
    ...(shape === 'code' ? codeMjml(brand) : []),
    ...(shape === 'plain'
      ? []
      : [
          '<mj-button href="{{url}}" align="left">{{button}}</mj-button>',
          `<mj-text css-class="pad prose" font-size="16px" line-height="24px">{{notes}}<p style="margin:0 0 12px">{{buttonFails}}<br><a href="{{url}}" style="color:${link};text-decoration:underline;word-break:break-all">{{url}}</a></p></mj-text>`,
        ]),
  ];
  const body = [
    '<mj-section padding="24px 0 0"><mj-column><mj-spacer height="1px" /></mj-column></mj-section>',
    masthead({ brand, municipality: '{{municipality}}', siteUrl: '{{siteUrl}}' }),
    sheet(
      blocks.map((mjml) => ({ place: 'flow', mjml, text: '' })),
      brand.light,
    ),
    `<mj-section><mj-column><mj-text css-class="pad small" padding="24px 32px 40px" font-size="16px" line-height="24px" color="${muted}"><p style="margin:0 0 12px">{{reason}}</p><p style="margin:0">{{sender}}</p></mj-text></mj-column></mj-section>`,
  ];
  return mailDocument({
    brand,
    language: '{{language}}',
    title: '{{title}}',
    preheader: '{{preheader}}',
    body: body.join(''),
  });
}

/**
 * Six digits, large, in two groups of three. The space between them is drawn and not typed, so that copying gives the
 * digits alone.
 */
function codeMjml(brand: Brand): string[] {
  const { ink, tint, accent } = brand.light;
  const digits = `margin:0;font-family:${fonts.code};font-size:44px;line-height:56px;font-weight:bold;letter-spacing:2px;text-align:center;white-space:nowrap;color:${ink}`;
  return [
    `<mj-table css-class="pad" padding="0 32px 20px" role="presentation"><tr><td class="code" style="padding:16px 8px;background:${tint};border:2px solid ${accent};border-radius:12px"><p style="${digits}"><span>{{codeStart}}</span><span style="padding-left:14px">{{codeEnd}}</span></p></td></tr></mj-table>`,
    '<mj-text css-class="pad prose" padding="0 32px 16px"><p style="margin:0">{{next}}</p></mj-text>',
  ];
}
