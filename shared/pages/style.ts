import { createHash } from 'node:crypto';
import type { Appearance, Palette } from '../programme/brand.ts';
import { programme } from '../programme/programme.ts';
import { calendarStyle } from './calendar-style.ts';
import { merchantStyle } from './merchant-style.ts';
import { shopStyle } from './shop-style.ts';
import { voteStyle } from './vote-style.ts';

const variables = (palette: Palette): string =>
  Object.entries(palette)
    .map(([name, colour]) => `--${name}:${colour};`)
    .join('');

/** `selector`: the root for pages of no region, else the region's attribute. */
const rules = (selector: string, { light, dark }: Appearance): string =>
  `${selector}{${variables(light)}}@media screen and (prefers-color-scheme:dark){${selector}{${variables(dark)}}}`;

const colours = [
  rules(':root', programme.appearance),
  ...programme.regions.map(({ id, brand }) => rules(`:root[data-region=${id}]`, brand)),
].join('');

/**
 * The style of every page: large type, strong contrast, targets of 48 px, one column that fits a phone.
 * All brands stand in it, so that one hash in the content security policy covers it.
 */
export const style = `${colours}:root{color-scheme:light dark;--danger:#a3161f;--alarm:#fdf1f1}@media screen and (prefers-color-scheme:dark){:root{--danger:#ffa3a8;--alarm:#3a1d20}}
*{box-sizing:border-box}
html{font:112.5%/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:var(--ink);background:var(--surface);-webkit-text-size-adjust:100%}
body{margin:0;overflow-wrap:break-word;display:flex;flex-direction:column;min-height:100vh}
a{color:var(--link)}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:3px}
.skip{position:absolute;left:-999px}.skip:focus{position:static;display:block;padding:.75rem 1.25rem}
.top{background:var(--primary);color:var(--onPrimary);border-bottom:6px solid var(--accent)}
.top a{color:inherit}.wrap{width:100%;max-width:42rem;margin:0 auto;padding:0 min(1.25rem,5vw)}
.top>.wrap{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:center;justify-content:space-between;padding-top:.9rem;padding-bottom:.9rem}
.name{display:inline-flex;align-items:center;gap:.7rem;min-height:48px;font-weight:700;font-size:1.25rem;text-decoration:none;letter-spacing:-.01em}
.languages{display:flex;flex-wrap:wrap;gap:0 .25rem;list-style:none;margin:0 0 0 -.5rem;padding:0}
.languages a,.languages span{display:inline-flex;align-items:center;justify-content:center;min-width:48px;min-height:48px;padding:0 .5rem;border-bottom:3px solid transparent}
.languages [aria-current]{font-weight:700;text-decoration:none;border-color:currentColor}
.top .parts{background:var(--tint);color:var(--link)}.parts ul{display:flex;flex-wrap:wrap;gap:0 .25rem;list-style:none;margin:0 0 0 max(-.6rem,-5vw);padding:0}.parts li{min-width:0}
.parts a{display:flex;align-items:center;justify-content:center;min-width:48px;min-height:48px;padding:.1rem .6rem;overflow-wrap:anywhere}
.parts [aria-current]{padding-top:calc(.1rem + 4px);border-bottom:4px solid;font-weight:700;text-decoration:none}
main.wrap{flex:1;padding-top:2rem;padding-bottom:3rem}
h1,h2,legend,label.field,.name,.languages,button,.button,.choice span,.cards a,summary{overflow-wrap:anywhere;min-width:0}
h1,h2{hyphens:auto}
h1{font-size:min(1.9rem,1.2rem + 3vw);line-height:1.2;letter-spacing:-.015em;color:var(--link);margin:0 0 1rem}
h3{font-size:1.1rem;margin:1.5rem 0 .5rem}
h2{font-size:1.3rem;line-height:1.3;color:var(--link);margin:2.25rem 0 .75rem}
.lead{font-size:1.15rem}
form{margin:1.5rem 0}form>div~div{margin-top:1.25rem}form>button{margin-top:1rem}fieldset{border:0;margin:1.5rem 0;padding:0;min-width:0}
legend,label.field{font-weight:600;display:block;padding:0;margin-bottom:.35rem}
.hint{color:var(--muted);margin:.1rem 0 .5rem}
input[type=text],input[type=email],input[type=url],input[type=tel],input[type=search],select,textarea{font:inherit;width:100%;min-height:52px;padding:.55rem .8rem;border:2px solid var(--muted);border-radius:8px;background:var(--surface);color:inherit}
textarea{resize:vertical}
input[aria-invalid=true],textarea[aria-invalid=true]{border-color:var(--danger)}
.choice{display:flex;gap:.8rem;align-items:flex-start;padding:.7rem .8rem;margin:.5rem 0;border:2px solid var(--rule);border-radius:8px;cursor:pointer}
.choice:has(:checked){border-color:var(--link);background:var(--tint)}
.choice input{flex:none;width:1.5rem;height:1.5rem;margin:.1rem 0 0;accent-color:var(--link)}
button,.button{font:inherit;font-weight:700;text-align:center;display:inline-flex;align-items:center;justify-content:center;min-height:54px;padding:.7rem 1.6rem;border:2px solid var(--primary);border-radius:10px;background:var(--primary);color:var(--onPrimary);text-decoration:none;cursor:pointer}
button:hover,.button:hover{filter:brightness(1.12)}
.quiet{background:var(--surface);color:var(--link);border-color:var(--link)}.danger{background:#a3161f;border-color:#a3161f;color:#fff}
.box{background:var(--tint);border-left:6px solid var(--accent);border-radius:8px;padding:1rem 1.25rem;margin:1.5rem 0}
.error{color:var(--danger);font-weight:600;margin:.35rem 0}.box.error{background:var(--alarm);border-color:var(--danger);color:inherit;font-weight:400}
.cards{list-style:none;margin:1.25rem 0;padding:0;display:grid;gap:.75rem;grid-template-columns:repeat(auto-fill,minmax(min(14rem,100%),1fr))}
.cards a{display:flex;gap:.75rem;justify-content:space-between;min-height:64px;align-items:center;padding:.8rem 1.1rem;border:2px solid var(--rule);border-radius:10px;font-weight:600}
.cards a::after{content:"";flex:none;width:.6rem;height:.6rem;border:solid currentColor;border-width:3px 3px 0 0;transform:rotate(45deg)}
.cards time{display:inline-block;margin-top:.2rem;font-weight:400;color:var(--muted)}
.cards a:hover{border-color:var(--link);background:var(--tint)}
footer{background:var(--tint);font-size:.95rem}footer .wrap{padding-top:1.25rem;padding-bottom:1.5rem}
footer p{margin:.35rem 0}.privacy{display:inline-flex;align-items:center;min-height:48px}
.box>:first-child,.facts{margin-top:0}.box>:last-child{margin-bottom:0}.box ul{padding-left:1.2rem}.box li+li{margin-top:.35rem}
.actions{display:flex;flex-wrap:wrap;gap:.75rem}
summary{display:flex;align-items:center;gap:.7rem;min-height:52px;padding:.5rem 0;font-weight:600;color:var(--link);cursor:pointer}
summary::-webkit-details-marker{display:none}
summary::before{content:"";flex:none;width:.55rem;height:.55rem;border:solid currentColor;border-width:0 3px 3px 0;transform:rotate(-45deg)}
details[open]>summary::before{transform:rotate(45deg)}
details{border:solid var(--rule);border-width:1px 0;margin:1.5rem 0}details+details{margin-top:calc(-1.5rem - 1px)}details>fieldset{margin:.25rem 0 1.25rem}
.facts>div{padding:.6rem 0;border-bottom:1px solid var(--rule)}dt{color:var(--muted);font-size:.95rem}dd{margin:0;overflow-wrap:anywhere}
@media(max-width:30rem){main button,main .button{width:100%}}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}${shopStyle}${voteStyle}${merchantStyle}${calendarStyle}
@media print{.top,footer,.languages{background:none;color:#000}.parts{display:none}}
@media (prefers-reduced-motion:no-preference){button,.button,.choice{transition:background .15s,border-color .15s}}`;

/** Source expression of a sheet for a content security policy. */
export const hashOfSheet = (sheet: string): string =>
  `sha256-${createHash('sha256').update(sheet).digest('base64')}`;

/** That of {@link style}. */
export const styleHash = hashOfSheet(style);
