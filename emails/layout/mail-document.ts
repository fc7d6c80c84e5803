import type { Brand, Palette } from '../../shared/programme/brand.ts';
import { fonts } from '../layout/fonts.ts';
import { mailStyles } from './mail-styles.ts';

export interface MailDocument {
  readonly brand: Brand;
  /** BCP 47, or a variable that becomes one. */
  readonly language: string;
  /** HTML: names the mail for screen readers. */
  readonly title: string;
  /** HTML: what inboxes show after the subject; empty for none. */
  readonly preheader: string;
  /** MJML sections. */
  readonly body: string;
}

/** Fills the rest of an inbox's preview line, so that it does not run on into the mail itself. */
const previewPadding = '&#847;&zwnj;&nbsp;'.repeat(50);

/** A whole mail in MJML: 600 px wide, one column, system fonts. */
export function mailDocument({ brand, language, title, preheader, body }: MailDocument): string {
  const preview = preheader === '' ? '' : `<mj-preview>${preheader}${previewPadding}</mj-preview>`;
  return `<mjml lang="${language}" dir="ltr"><mj-head><mj-title>${title}</mj-title>${preview}
<mj-raw><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><meta name="format-detection" content="telephone=no,date=no,address=no,email=no"></mj-raw>
<mj-breakpoint width="480px" /><mj-attributes>${defaults(brand.light)}</mj-attributes>
<mj-style>${mailStyles(brand.dark)}</mj-style></mj-head>
<mj-body width="600px" background-color="${brand.light.canvas}">${body}</mj-body></mjml>`;
}

function defaults(palette: Palette): string {
  return `<mj-all font-family="${fonts.text}" />
<mj-section padding="0" />
<mj-column padding="0" />
<mj-text font-size="18px" line-height="28px" color="${palette.ink}" padding="8px 32px" />
<mj-button background-color="${palette.primary}" color="${palette.onPrimary}" font-size="18px" font-weight="bold" line-height="24px" inner-padding="14px 28px" border-radius="8px" padding="12px 32px 16px" css-class="pad press" />
<mj-image padding="8px 32px" align="left" />
<mj-divider border-color="${palette.rule}" border-width="1px" padding="20px 32px" />`;
}
