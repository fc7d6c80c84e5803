import type { Brand } from '../../shared/programme/brand.ts';
import { fonts } from '../layout/fonts.ts';

export interface Masthead {
  readonly brand: Brand;
  /** HTML. */
  readonly municipality: string;
  /** HTML; origin of the site that serves `/assets/`. */
  readonly siteUrl: string;
}

/** The coloured band: whose mail this is. The names are text, so that they show where images are off. */
export function masthead({ brand, municipality, siteUrl }: Masthead): string {
  const { primary, onPrimary } = brand.light;
  const line = `margin:0;color:${onPrimary}`;
  return `<mj-section css-class="masthead round" background-color="${primary}" border-radius="12px 12px 0 0"><mj-column>
<mj-table css-class="pad" padding="20px 32px" role="presentation"><tr>
<td style="width:56px;padding:0;vertical-align:middle"><img src="${siteUrl}/assets/${brand.symbol}" width="56" height="56" alt="" style="display:block;width:56px;height:56px;border-radius:28px"></td>
<td style="padding:0 0 0 16px;vertical-align:middle"><p style="${line};font-family:${fonts.heading};font-size:24px;line-height:30px;font-weight:bold">${brand.name}</p><p style="${line};font-size:18px;line-height:24px">${municipality}</p></td>
</tr></mj-table></mj-column></mj-section>`;
}
