import type { Palette } from '../../shared/programme/brand.ts';

/**
 * Style sheet of every mail: narrower margins on a phone, and the dark appearance for readers who ask for it. Programs
 * that drop it (Gmail in some apps) show the light mail, which is complete without it.
 */
export function mailStyles(dark: Palette): string {
  return `:root{color-scheme:light dark;supported-color-schemes:light dark}
a{text-underline-offset:2px}
.prose p:last-child,.prose ul:last-child,.prose ol:last-child{margin-bottom:0 !important}
@media only screen and (max-width:480px){
${phoneRules}
}
@media (prefers-color-scheme:dark){
${darkRules(dark, '')}
}
${darkRules(dark, '[data-ogsc] ')}`;
}

const phoneRules = `.pad{padding-left:20px !important;padding-right:20px !important}
.edge>table>tbody>tr>td{padding-left:20px !important;padding-right:20px !important}
.inside{padding-left:18px !important;padding-right:18px !important}
.round,.round>table{border-radius:0 !important}
.title h1{font-size:30px !important;line-height:38px !important}`;

/**
 * @param scope what Outlook puts before the dark appearance it makes itself (`[data-ogsc]`), or nothing.
 */
function darkRules(dark: Palette, scope: string): string {
  const rule = (selectors: string, declarations: string) =>
    `${selectors
      .split(',')
      .map((selector) => scope + selector)
      .join(',')}{${declarations}}`;
  const text =
    '.surface p,.surface li,.surface h1,.surface h2,.surface h3,.surface td,.surface div';
  return [
    scope === '' ? `body,body>div{background:${dark.canvas} !important}` : '',
    rule('.surface,.surface>table', `background:${dark.surface} !important`),
    rule('.masthead,.masthead>table', `background:${dark.primary} !important`),
    rule(text, `color:${dark.ink} !important`),
    rule('.small p,.small div,.small li', `color:${dark.muted} !important`),
    rule('.surface a,.small a', `color:${dark.link} !important`),
    rule('.surface .accent', `color:${dark.accent} !important`),
    rule(
      '.offer>table>tbody>tr>td>table',
      `background:${dark.tint} !important;border-color:${dark.accent} !important`,
    ),
    rule(
      '.surface .code',
      `background:${dark.tint} !important;border-color:${dark.accent} !important`,
    ),
    rule('.surface blockquote', `border-color:${dark.accent} !important`),
    rule(
      '.surface .press td,.surface .press a',
      `background:${dark.primary} !important;color:${dark.onPrimary} !important`,
    ),
    rule('.rule p', `border-color:${dark.rule} !important`),
  ]
    .filter((line) => line !== '')
    .join('\n');
}
