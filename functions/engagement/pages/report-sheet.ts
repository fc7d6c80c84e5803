import { hashOfSheet } from '../../../shared/pages/style.ts';
import { periodStyle } from '../reports/frame/period-style.ts';
import { chartStyle } from './chart/chart-style.ts';

/** What report pages have beside the style of all pages: more width, a menu, large figures, charts. */
export const sheet = `.wrap{max-width:64rem}
main>p,main>section>p{max-width:46rem}
.menu ul{display:flex;flex-wrap:wrap;gap:0 1.25rem;list-style:none;margin:-1rem 0 1.5rem;padding:0;border-bottom:1px solid var(--rule)}
.menu a{display:inline-flex;align-items:center;min-height:48px;border-bottom:4px solid transparent}
.menu [aria-current]{font-weight:700;text-decoration:none;border-color:var(--accent)}
.note{display:block;font-weight:400;font-size:.9rem;color:var(--muted)}
.cards{grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr))}.cards a{height:100%}
.cards .note{display:inline-block;margin-top:.2rem}.cards [aria-current]{border-color:var(--accent);background:var(--tint);text-decoration:none}
.mail{display:block;width:100%;max-width:45rem;height:85vh;min-height:40rem;margin:1rem 0;border:2px solid var(--rule);border-radius:8px;background:#fff}
.crumb{margin:0 0 .25rem;color:var(--muted);font-weight:600}
.fresh{margin-top:2.5rem;color:var(--muted);font-size:.95rem}
.headline{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(min(13.5rem,100%),1fr));margin:1.5rem 0}
.headline>div{padding:1rem 1.25rem;border:1px solid var(--rule);border-top:6px solid var(--accent);border-radius:8px;background:var(--tint);break-inside:avoid}
.headline dt{font-weight:600;color:var(--ink)}
.headline .value{margin:.15rem 0 .25rem;font-size:2.1rem;line-height:1.15;font-weight:700;letter-spacing:-.02em;color:var(--link);font-variant-numeric:tabular-nums}
.headline dd{font-size:.95rem}
.even{table-layout:fixed;min-width:40rem}.even th:first-child{width:10.5rem;position:sticky;left:0;background:var(--surface)}
@media(max-width:40rem){.even{min-width:34rem}.even th:first-child{width:6.6rem;hyphens:auto}}
.two{display:grid;gap:0 2.5rem;grid-template-columns:repeat(auto-fit,minmax(min(24rem,100%),1fr))}.two>*{min-width:0}
${chartStyle}${periodStyle}
@media print{.mail{height:230mm}.menu,.fresh~form{display:none}.headline{grid-template-columns:repeat(auto-fit,minmax(40mm,1fr));gap:3mm}.headline>div{padding:2mm 3mm;background:none}.headline .value{font-size:1.6rem}h2,h3{break-after:avoid}}`;

/** Its source expression for a content security policy. */
export const sheetHash = hashOfSheet(sheet);
