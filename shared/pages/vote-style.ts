/** The steps of a vote, its thanks and its result. */
export const voteStyle = `
.step{display:flex;flex-wrap:wrap;align-items:center;gap:.3rem .8rem;margin:0 0 .6rem;font-weight:600;color:var(--muted)}
.bars{display:inline-flex;gap:.35rem}
.bars i{width:1.9rem;height:.5rem;border-radius:9px;background:var(--rule)}.bars .done{background:var(--accent)}
.deadline{margin:1.25rem 0;padding:.8rem 1.1rem;border-left:6px solid var(--accent);border-radius:8px;background:var(--tint)}
.deadline strong{display:block;font-size:1.15rem}
.candidates>legend{font-size:1.3rem;color:var(--link)}
.chosen{margin:1.5rem 0;padding:.9rem 1.1rem;border:2px solid var(--rule);border-radius:14px}
.chosen h2{margin:0 0 .6rem;font-size:1rem;color:var(--muted)}
.chosen ul{list-style:none;margin:0;padding:0;display:grid;gap:.75rem;grid-template-columns:minmax(0,1fr)}
.chosen li{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center}
.chosen .photo{flex:none;width:4.5rem;height:4.5rem}
.code input{width:min(100%,9.5em);font-size:min(1.8rem,8.5vw);letter-spacing:.28em;text-indent:.28em;text-align:center;font-variant-numeric:tabular-nums}
.back{margin-top:2rem}
.box form{margin:.75rem 0 0}.box form>button{margin:0}
.tick{display:block;margin:0 0 1rem}.tick circle{fill:var(--primary)}.tick path{stroke:var(--onPrimary);stroke-width:5;stroke-linecap:round;stroke-linejoin:round}
.share .button{flex:1 1 auto;width:auto}
.panel input+.hint{margin:.75rem 0}
.panel{margin-top:2.5rem;border-top:1px solid var(--rule)}
.timeline{list-style:none;margin:1rem 0;padding:0}
.timeline li{position:relative;padding:0 0 1.25rem 2.2rem}
.timeline li::before{content:"";position:absolute;left:.2rem;top:.35rem;width:1rem;height:1rem;border:3px solid var(--muted);border-radius:50%;background:var(--surface)}
.timeline li:not(:last-child)::after{content:"";position:absolute;left:.82rem;top:1.75rem;bottom:0;width:3px;background:var(--rule)}
.timeline strong,.timeline span{display:block}
.timeline [aria-current]::before{border-color:var(--accent);background:var(--accent)}.timeline [aria-current] strong{color:var(--accent)}
.winners{list-style:none;margin:1.5rem 0;padding:0;display:grid;gap:1.25rem;grid-template-columns:repeat(auto-fit,minmax(min(17rem,100%),1fr))}
.winners li{border:2px solid var(--accent);border-radius:16px;overflow:hidden}
.winners .photo{margin:0;border-radius:0}
.winners div{padding:1rem 1.25rem 1.1rem}.winners p{margin:0 0 .35rem}.winners h2{margin:.4rem 0 .2rem;font-size:1.5rem}
.scroll{overflow-x:auto;margin:1rem 0}.scroll:focus-visible{outline:3px solid var(--link)}
.votes{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
.votes caption{text-align:left;font-weight:600;font-size:1.1rem;padding:.5rem 0}
.votes th,.votes td{padding:.7rem 0 0 .6rem;text-align:right;vertical-align:top}
.votes thead th,.votes .share td{padding-bottom:.7rem;border-bottom:1px solid var(--rule)}.votes .share td{padding:.45rem 0 .8rem}
.votes th:first-child{padding-left:0;text-align:left;width:70%}
.votes thead th{font-size:.85rem;font-weight:600;color:var(--muted);vertical-align:bottom}
.votes th+td{font-weight:700}
.votes .badge,.votes .note{display:flex;width:max-content;max-width:100%;margin-top:.25rem;font-size:.8rem}.votes .badge{padding:0 .5rem}.votes .note{font-weight:400}
.votes .swatch::before{content:"";display:block;width:.9em;height:.9em;margin:0 0 .2em auto;border-radius:3px;background:var(--link)}
.votes .swatch.paper::before{background:var(--accent)}
.bar{display:block}.bar .whole{fill:var(--rule)}.bar .online{fill:var(--link)}.bar .paper{fill:var(--accent)}
.void th,.void td{color:var(--muted);font-weight:400}.void .bar .online,.void .bar .paper{fill:var(--muted)}
code{font:.85rem/1.5 ui-monospace,SFMono-Regular,Consolas,monospace;overflow-wrap:anywhere}
.files{padding:0;list-style:none}.files li{padding:.75rem 0;border-bottom:1px solid var(--rule)}`;
