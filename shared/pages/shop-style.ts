/** Shops on cards, to look at or to choose among: photo, name, story. The whole card can be tapped. */
export const shopStyle = `
.shop{margin:.9rem 0;border:2px solid var(--rule);border-radius:14px;background:var(--surface)}
.shop>label,.shop>a{display:flex;flex-wrap:wrap;gap:.6rem .9rem;align-items:center;padding:.9rem;color:inherit;text-decoration:none;cursor:pointer;border-radius:12px}
.shop>a:hover,.shop>label:hover{background:var(--tint)}
.photo{display:block;object-fit:cover;background:var(--tint);border-radius:10px}
.shop .photo{flex:none;width:min(5.75rem,30vw);height:min(5.75rem,30vw)}
.who{flex:1 1 6rem;min-width:0}
.who strong{display:block;font-size:1.15rem;line-height:1.3;color:var(--link);hyphens:auto}
.who .hint{display:block;margin:.1rem 0 0}
.shop .story{flex:1 1 100%}
.shop input{appearance:none;flex:none;width:2rem;height:2rem;margin:0;border:3px solid var(--muted);border-radius:50%;background:var(--surface);cursor:pointer}
.shop input[type=checkbox]{border-radius:8px}
.shop input:checked{border-color:var(--link);background:var(--link)}
.shop input:checked::before{content:"";display:block;width:.5rem;height:.95rem;margin:.15rem auto 0;border:solid var(--surface);border-width:0 4px 4px 0;transform:rotate(42deg)}
@media(forced-colors:active){.shop input{appearance:auto}}
.shop:has(:checked){border-color:var(--link);box-shadow:0 0 0 2px var(--link);background:var(--tint)}
.shop details{margin:0;border-width:1px 0 0;padding:0 .9rem}
.shop summary{min-height:48px}
@media(min-width:42em){
.shop>label,.shop>a{display:grid;grid-template-columns:9rem minmax(0,1fr) auto;gap:.5rem 1.25rem}
.shop .photo{width:9rem;height:9rem;grid-row:1/3}
.shop .who{align-self:end}
.shop .story{grid-column:2/-1;align-self:start}
}
.photo.large{width:100%;height:auto;aspect-ratio:3/2;max-height:70vh;margin:1rem 0;border-radius:14px}
.shopfront .wall{fill:var(--tint)}.shopfront .floor{fill:var(--rule)}
.shopfront .window{fill:var(--surface);stroke:var(--rule);stroke-width:2}
.shopfront .stripe{fill:var(--accent)}.shopfront .gap{fill:var(--surface);stroke:var(--rule)}
.shopfront text{font-size:40px;font-weight:700;fill:var(--link)}
.badge{display:inline-flex;align-items:center;gap:.4em;padding:.15rem .75rem;border:2px solid var(--accent);border-radius:99px;background:var(--tint);color:var(--accent);font-size:.95rem;font-weight:700;line-height:1.5}
.badge::before{content:"★"/""}
.crumb{margin:0 0 .75rem}.crumb a::before{content:"‹ "/""}
.status{display:inline-block;width:100%;font-weight:400;color:var(--muted)}
.cards a.now{border-color:var(--accent)}.now .status{color:var(--accent);font-weight:600}`;
