/** Finding a shop, its page with hours and promises, and the long form on which a merchant tells of it. */
export const merchantStyle = `
.shops{list-style:none;margin:0;padding:0}.shops .badge{margin-top:.35rem}
@media(min-width:42em){.shops a:not(:has(.story)) .who{grid-row:1/3;align-self:center}}
.search{padding:1.1rem 1.25rem 1.25rem;background:var(--tint);border-radius:14px}
@media(min-width:42em){.search{display:grid;grid-template-columns:1fr 1fr;gap:0 1.25rem;align-items:end}.search>div+div{margin-top:0}.search>button{grid-column:1/-1;justify-self:start}}
.tale{font-size:1.08rem}.tale p{max-width:38em}
.door{display:flex;flex-wrap:wrap;gap:.1rem .75rem;align-items:baseline;margin:.75rem 0;padding:.8rem 1.1rem;border-left:6px solid var(--muted);border-radius:8px;background:var(--tint)}
.door strong{font-size:1.15rem}.door.open{border-color:var(--accent)}.door.open strong{color:var(--accent)}
.hours{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
.hours th,.hours td{padding:.55rem .6rem;border-bottom:1px solid var(--rule);text-align:left;vertical-align:top;font-weight:400}
.hours td span{display:inline-block;min-width:min(7.5rem,100%);margin-right:.75rem}.week+.hint{margin:.75rem 0 1.5rem}
.week{container-type:inline-size}
@container (max-width:15em){.hours,.hours tbody,.hours tr,.hours th,.hours td{display:block}.hours tr{padding:.4rem 0;border-bottom:1px solid var(--rule)}.hours th,.hours td{padding:.1rem .6rem;border:0}}
.hours .today th,.hours .today td{font-weight:700;background:var(--tint)}.hours small{font-size:.95rem;font-weight:400}
.onward{display:inline-flex;align-items:center;min-height:48px}
.promises{list-style:none;margin:1rem 0;padding:0;display:grid;gap:.9rem;grid-template-columns:minmax(0,1fr)}.promises,.door,.badge{overflow-wrap:anywhere}.badge{max-width:100%}.door>*{min-width:0}
.promises li{position:relative;padding-left:2.4rem}.promises strong,.promises span{display:block}.promises span{color:var(--muted)}
.promises li::before{content:"";position:absolute;left:.45rem;top:.1rem;width:.5rem;height:1rem;border:solid var(--accent);border-width:0 4px 4px 0;transform:rotate(42deg)}
.short{display:inline-flex;align-items:center;min-height:48px;font-weight:700;overflow-wrap:anywhere}
.kicker{margin:0 0 .25rem;font-weight:600;color:var(--muted)}
.long section{margin-top:2.5rem;padding-top:.5rem;border-top:1px solid var(--rule)}.long section>h2{margin-top:1rem}
.long section>div+div,.long details>div+div{margin-top:1.25rem}.long details>:last-child{margin-bottom:1.25rem}
.long>button{margin-top:1.5rem}
input[type=time],input[type=file]{font:inherit;width:100%;min-height:52px;padding:.55rem .8rem;border:2px solid var(--muted);border-radius:8px;background:var(--surface);color:inherit}
input[type=file]{padding:.9rem}input[type=time]:focus-within{outline:3px solid var(--link);outline-offset:3px}select[aria-invalid=true],input[type=time][aria-invalid=true]{border-color:var(--danger)}
.pair{display:flex;flex-wrap:wrap;gap:.5rem 1rem}.pair>div{flex:1 1 8rem}.pair label{display:block;margin-bottom:.25rem}
.days .choice{min-height:52px;padding:.7rem .55rem;gap:.6rem}.days fieldset{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(9rem,100%),1fr));gap:0 .75rem}.days legend,.days .error{grid-column:1/-1}
.shown{padding:.25rem 1.25rem 1rem;border:2px solid var(--rule);border-radius:14px}.shown .title{margin:.75rem 0 0;font-size:1.4rem;font-weight:700;line-height:1.3}
.shown .facts{margin-top:1rem}.shown h2{font-size:1.1rem;margin:1.25rem 0 .5rem}
.own-photo .photo{width:min(20rem,100%);height:auto;aspect-ratio:3/2}`;
