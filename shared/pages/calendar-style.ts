/** What takes place: lists by day, the table of a month, the page of an event; and how they come out on paper. */
export const calendarStyle = `
.day{margin-top:1.75rem}
.day h3{display:flex;flex-wrap:wrap;align-items:center;gap:.2rem .6rem;position:sticky;top:0;margin:0;padding:.45rem 0;background:var(--surface);border-bottom:3px solid var(--accent);font-size:1.15rem;color:var(--link)}
.near{padding:.05rem .6rem;border-radius:99px;background:var(--accent);color:var(--surface);font-size:.85rem;font-weight:700}
.happenings{list-style:none;margin:0;padding:0}
.happening{border-bottom:1px solid var(--rule)}
.happening a{display:grid;grid-template-columns:minmax(0,1fr);gap:.1rem 1.25rem;padding:.85rem .5rem;color:inherit;text-decoration:none;border-radius:8px;hyphens:auto;overflow-wrap:anywhere}
.happening a:hover{background:var(--tint)}
.happening .hours{font-weight:600;color:var(--accent);font-variant-numeric:tabular-nums}
.what strong{display:block;font-size:1.15rem;line-height:1.3;color:var(--link)}
.what .hint{display:block;margin:.1rem 0 0}
.what .badge,.what .mark{margin:.35rem .5rem 0 0}
.off .what strong,.off .title,.times .off a{text-decoration:line-through}
@media(min-width:42em){.happening a{grid-template-columns:11.5rem minmax(0,1fr)}.happening .hours{padding-top:.1rem}}
.mark{display:inline-block;padding:.15rem .75rem;border:2px solid var(--rule);border-radius:99px;font-size:.95rem;font-weight:700;line-height:1.5}
.mark.off{border-color:var(--danger);color:var(--danger)}
.marks{display:flex;flex-wrap:wrap;gap:.5rem;margin:0 0 1rem}.marks:empty{display:none}
.when{margin-bottom:.75rem;font-weight:600}
.when::first-letter,.capital::first-letter{text-transform:uppercase}
.happening a{scroll-margin-top:3.5rem}
.times{list-style:none;margin:0;padding:0}.times+.hint{margin-top:.75rem}.times li{display:flex;flex-wrap:wrap;gap:0 .75rem;align-items:center;min-height:48px;padding:.35rem 0;border-bottom:1px solid var(--rule)}
.months{display:flex;flex-wrap:wrap;gap:0 1.5rem;justify-content:space-between}.months .after{margin-left:auto}
.months .before::before{content:"‹"/"";margin-right:.5rem}.months .after::after{content:"›"/"";margin-left:.5rem}
.month,.month tbody,.month tr,.month td{display:block}
.month{width:100%;border-collapse:collapse;margin:1rem 0 2rem}
.month thead,.month .free:not(.today),.month .quiet:not(.today),.month .outside{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.month td{padding:.9rem 0 .25rem}
.month .date{margin:0;padding-bottom:.35rem;border-bottom:3px solid var(--accent);font-weight:700;font-size:1.15rem;color:var(--link)}
.month .date .unseen{position:static;width:auto;height:auto;clip-path:none;white-space:normal}
.month ul{list-style:none;margin:0;padding:0}
.month li a{display:block;padding:.7rem .25rem;color:inherit;text-decoration:none;border-bottom:1px solid var(--rule);hyphens:auto;overflow-wrap:anywhere}
.month li a:hover .title,.month li a:hover{text-decoration:underline}
.month .hours{font-weight:600;color:var(--accent);font-variant-numeric:tabular-nums}
.month .near{margin-left:.5rem}.month .title{color:var(--link)}.month .first .title{font-weight:700}
.month .state{font-size:.9em;font-weight:700;color:var(--muted)}.month .off .state{color:var(--danger)}
@media(max-width:59.99em){.month .goes-on{display:none}}
@media(min-width:60em){
.month .until{display:none}
.month{display:table;table-layout:fixed;position:relative;left:50%;width:min(94vw,70rem);transform:translateX(-50%)}
.month thead{position:static;width:auto;height:auto;clip-path:none;display:table-header-group}.month tbody{display:table-row-group}.month tr{display:table-row}.month td,.month .free:not(.today),.month .quiet:not(.today),.month .outside{display:table-cell;position:static;width:auto;height:auto;clip-path:none}
.month th{padding:.5rem .6rem;text-align:left;font-size:.95rem;color:var(--muted)}
.month td{height:7rem;padding:.5rem .6rem .6rem;border:1px solid var(--rule);vertical-align:top}
.month .outside{background:var(--tint)}
.month .today{box-shadow:inset 0 0 0 3px var(--accent)}
.month .date{padding:0;border:0;font-size:1rem}
.month .free .date{color:var(--muted);font-weight:400}
.month .date .unseen{position:absolute;width:1px;height:1px;clip-path:inset(50%);white-space:nowrap}
.month li a{padding:.3rem 0;border:0;font-size:.9rem;line-height:1.35}
.month li+li a{border-top:1px solid var(--rule)}
}
@page{margin:14mm}
@page month{size:A4 landscape}
@media print{
.screen,.languages,.skip{display:none}
html{font-size:10.5pt}.top{border-color:#000}.top .wrap{padding:0 0 2mm}footer .wrap{padding:2mm 0}.wrap,main.wrap{max-width:none;padding:0}main.wrap{padding-top:4mm}
.day{margin-top:4mm;break-inside:avoid}.day h3{position:static}
.happening a{grid-template-columns:42mm minmax(0,1fr);padding:1.5mm 0}
a{color:inherit;text-decoration:none}
.near{background:none;color:inherit;border:1px solid}
body:has(.month){page:month}.month{display:table;table-layout:fixed;left:0;width:100%;transform:none;margin:2mm 0}
.month thead{position:static;width:auto;height:auto;clip-path:none;display:table-header-group}.month tbody{display:table-row-group}.month tr{display:table-row;break-inside:avoid}.month td,.month .free:not(.today),.month .quiet:not(.today),.month .outside{display:table-cell;position:static;width:auto;height:auto;clip-path:none;padding:1.5mm;border:1px solid #999;vertical-align:top}
.month th{padding:1mm 1.5mm;text-align:left}.month .date{padding:0;border:0;font-size:1em}.month .date .unseen{position:absolute;width:1px;height:1px;clip-path:inset(50%);white-space:nowrap}
.month li a{padding:.6mm 0;border:0;font-size:.85em;line-height:1.25}
}`;
