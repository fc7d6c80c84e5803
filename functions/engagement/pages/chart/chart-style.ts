/** Charts and bars. A series is told by pattern first and by colour second; `0` whole, `1` hatched, `2` dotted, `3` empty. */
export const chartStyle = `
.chart{margin:2rem 0;break-inside:avoid}
.chart figcaption h3{margin:0 0 .25rem}.chart figcaption p{margin:0 0 .75rem;max-width:46rem}
.picture{display:block;overflow:visible;padding:.6rem 1.5rem 0 4.2rem;height:calc(254px + .6rem)}
.picture text{fill:var(--muted);font-size:.82rem;font-variant-numeric:tabular-nums}
.picture .up{text-anchor:end}.picture .along{text-anchor:middle}
.grid{stroke:var(--rule)}.ground-line{stroke:var(--muted);stroke-width:1.5}
.limit{stroke:var(--danger);stroke-width:2;stroke-dasharray:2 4}.picture .limit-text{fill:var(--danger);font-weight:600;text-anchor:end}
.s0,.s1,.s2,.s3{stroke-width:1}
.s0{fill:var(--link);stroke:var(--link)}.s1{fill:url(#hatched);stroke:var(--accent)}.s2{fill:url(#dotted);stroke:var(--ink)}.s3{fill:var(--surface);stroke:var(--muted)}
.ground{fill:var(--surface)}.hatch{stroke:var(--accent);stroke-width:1.6}.dot{fill:var(--ink)}
.line{fill:none;stroke-width:2.5;stroke-linejoin:round}
.l0{stroke:var(--link)}.l1{stroke:var(--accent);stroke-dasharray:7 4}.l2{stroke:var(--ink);stroke-dasharray:2 4}.l3{stroke:var(--muted);stroke-dasharray:10 3 2 3}
.mark-at{overflow:visible}.m0{fill:var(--link)}.m1{fill:var(--surface);stroke:var(--accent);stroke-width:2}.m2{fill:var(--ink)}.m3{fill:var(--surface);stroke:var(--muted);stroke-width:2}
.legend{display:flex;flex-wrap:wrap;gap:.4rem 1.5rem;list-style:none;margin:0 0 .5rem;padding:0}
.legend li{display:flex;align-items:center;gap:.5rem;min-width:0;overflow-wrap:anywhere}.legend svg{flex:none;overflow:visible}
.numbers{border:0;margin:.25rem 0 0}.numbers .scroll{margin:0}
.table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
.table caption{text-align:left;font-weight:600;font-size:1.1rem;padding:.5rem 0}
.table th,.table td{padding:.5rem 0 .5rem .9rem;text-align:right;vertical-align:top}
.table th:first-child{padding-left:0;text-align:left;font-weight:600;min-width:8rem}
.table thead th{font-size:.85rem;font-weight:600;color:var(--muted);vertical-align:bottom}
.table thead th,.table:not(.bars-below) tbody tr>*{border-bottom:1px solid var(--rule)}
.table .note{overflow-wrap:anywhere}
.bars-below tbody tr:not(.bar-row)>*{padding-bottom:.1rem}.table .bar-row td{padding:.1rem 0 .5rem}
.bar-line{display:block;overflow:visible;position:sticky;left:0;max-width:calc(100vw - 2*min(1.25rem,5vw))}
@media(max-width:40rem){.spare{display:none}.table th,.table td{padding-left:.45rem}.table td,.table tbody th{font-size:.95rem}.table th:first-child{min-width:5.5rem}.table thead th{font-size:.75rem;hyphens:auto}.picture{padding:.6rem .9rem 0 3.2rem}}
@media print{.numbers.long{display:none}.bar-line{max-width:none}.numbers::details-content{content-visibility:visible;height:auto}.numbers summary{display:none}.scroll{overflow:visible}.table th,.table td{padding-top:1mm;padding-bottom:1mm}.table tr{break-inside:avoid}.s0{print-color-adjust:exact}}
`;
