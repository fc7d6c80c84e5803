import { programme } from '../../../../shared/programme/programme.ts';

const { primary, onPrimary, accent, ink, muted, rule, tint, link } = programme.appearance.light;

/** Style of a report that is one file: on a screen, and on paper. */
export const reportStyle = `
*{box-sizing:border-box}
html{font:100%/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:${ink};background:#fff}
body{margin:0}main,.band>div,nav{max-width:66rem;margin:0 auto;padding:0 1.25rem}
.band{background:${primary};color:${onPrimary};border-bottom:6px solid ${accent};padding:1.5rem 0}
.band p{margin:0}.band .name{font-size:1.6rem;font-weight:700}
h1{font-size:min(2.4rem,7.4vw);overflow-wrap:anywhere;line-height:1.15;color:${primary};margin:2.5rem 0 .5rem}
h1,h2,h3,p,li,dt,summary,caption{overflow-wrap:anywhere}h1,h2,h3{hyphens:auto}
h2{font-size:1.7rem;line-height:1.25;color:${primary};margin:4rem 0 1rem;border-top:2px solid ${rule};padding-top:1.5rem}
h3{font-size:1.2rem;color:${primary};margin:2rem 0 .5rem}
.period{font-size:1.35rem;font-weight:600;margin:.25rem 0}.facts{color:${muted}}.facts p{margin:.25rem 0}
p,li,dd{max-width:46rem}.note{color:${muted};font-size:.92rem}
a{color:${link}}a:focus-visible,.scroll:focus-visible,summary:focus-visible{outline:3px solid ${link};outline-offset:3px}
.highlights{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(17rem,100%),1fr));gap:.75rem;list-style:none;margin:2rem 0;padding:0}
.highlights li{background:${tint};border-left:5px solid ${accent};padding:1rem 1.25rem}
.highlights strong{display:block;font-size:2rem;line-height:1.2;color:${primary}}
.scroll{overflow-x:auto;margin:1.25rem 0 .75rem}
table{border-collapse:collapse;width:100%;font-size:.92rem;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:.25rem 0 .5rem}
thead th{border-top:2px solid ${ink};border-bottom:1px solid ${ink};vertical-align:bottom;font-size:.85rem}
th,td{padding:.4rem .5rem;text-align:right;vertical-align:top}
th:first-child,.word{text-align:left}tbody th{font-weight:400}
tbody tr>*{border-bottom:1px solid ${rule}}tbody tr:last-child>*{border-bottom:2px solid ${ink}}
svg[aria-hidden]{position:absolute}.within th{padding-left:1.25rem}.within th,.group th,.total th{white-space:nowrap}.group>*,.total>*{background:${tint};font-weight:600}.total>*{border-top:2px solid ${ink}}
td small{display:block;color:${muted};font-weight:400;white-space:nowrap}
figure{margin:1.75rem 0}figcaption{font-weight:600;margin-bottom:.5rem}
figure svg{display:block;width:100%;min-width:30rem;height:auto;font-family:inherit}
text.ink{fill:${ink}}text.muted{fill:${muted}}path.ink{stroke:${ink};stroke-width:.5}path.rule{stroke:${rule};stroke-width:.5}
rect.paper{fill:#fff}rect.full{fill:${primary}}rect.hatched{fill:url(#hatch);stroke:${primary};stroke-width:.5}.hatch{stroke:${primary};stroke-width:1.3}
dl{display:grid;grid-template-columns:minmax(9rem,14rem) 1fr;gap:.5rem 1.5rem}dt{font-weight:600}dd{margin:0}
@media(max-width:40rem){table{font-size:.84rem}thead th{font-size:.78rem}th,td{padding:.35rem .3rem}dl{display:block}dd{margin:0 0 .75rem}tr>th:first-child{position:sticky;left:0;background:#fff}.group>th:first-child,.total>th:first-child{background:${tint}}}
summary{cursor:pointer;color:${link}}
@media print{html{font-size:9.5pt}h2{break-before:page;border:0;margin-top:0}figure,tr,.highlights{break-inside:avoid}.scroll{overflow:visible}rect.full,.band,.highlights li,.group>*,.total>*{print-color-adjust:exact}thead{display:table-header-group}details{display:none}@page{size:A4;margin:18mm}}
`;
