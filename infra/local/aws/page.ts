/** Text as HTML, also within attributes in double quotes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const style = `
  :root { color-scheme: light dark; --line: light-dark(#c9c9c4, #55554f); --soft: light-dark(#f4f4f0, #2a2a27); --link: light-dark(#0b5d3b, #7fd6ab); }
  * { box-sizing: border-box; }
  body { margin: 0 auto; max-width: 70rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; background: light-dark(#fff, #1c1c1a); color: light-dark(#1c1c1a, #ededE8); }
  a { color: var(--link); }
  h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
  .wide { overflow-x: auto; }
  input { font: inherit; padding: .5rem; border: 1px solid light-dark(#767676, #9a9a94); border-radius: .25rem; width: 100%; max-width: 24rem; background: transparent; color: inherit; }
  button { font: inherit; padding: .5rem 1rem; border: 0; border-radius: .25rem; background: #0b5d3b; color: #fff; cursor: pointer; }
  :focus-visible { outline: 3px solid light-dark(#0b5d3b, #7fd6ab); outline-offset: 2px; }
  .sign-in { display: grid; gap: .5rem; justify-items: start; }
  .search { display: flex; gap: .5rem; flex-wrap: wrap; align-items: end; }
  [role=alert] { padding: .6rem; border-left: 4px solid #b00020; background: var(--soft); }
  iframe { width: 100%; height: 45rem; border: 1px solid var(--line); background: #fff; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 1rem; background: var(--soft); border: 1px solid var(--line); }
`;

/** A page of the local cloud's own services; works without JavaScript. */
export function page(title: string, body: string, head = ''): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)} · local cloud</title>${head}<style>${style}</style></head>
<body><main>${body}</main></body>
</html>`;
}
