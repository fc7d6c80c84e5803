/** The form by which another period is chosen, the second menu of a municipality. */
export const periodStyle = `
.period .usual{display:flex;flex-wrap:wrap;gap:0 1.5rem;list-style:none;margin:0;padding:0}
.period .usual a{display:inline-flex;align-items:center;min-height:48px}
.period form{display:flex;flex-wrap:wrap;gap:1rem;align-items:end;margin:.5rem 0 1.25rem}.period form>div{min-width:0;max-width:100%}.period form>div+div,.period form>button{margin-top:0}
input[type=date]{font:inherit;max-width:100%;min-width:0;min-height:52px;padding:.55rem .8rem;border:2px solid var(--muted);border-radius:8px;background:var(--surface);color:inherit}
.tabs{margin-top:-.5rem}
@media print{.period{display:none}}`;
