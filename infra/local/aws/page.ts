/** Text as HTML, also within attributes in double quotes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const style = `
  :root { color-scheme: light dark; --ink: light-dark(#1d2b24, #eef2ee); --quiet: light-dark(#4b5a52, #b6c2ba); --paper: light-dark(#fbf8f2, #15201a); --card: light-dark(#fff, #1e2c24); --line: light-dark(#ddd6c8, #36473d); --leaf: light-dark(#1f5c40, #8fd0ac); }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif; overflow-wrap: anywhere; }
  header, main { max-width: 58rem; margin: 0 auto; padding: 1rem min(1.25rem, 5vw); }
  header { padding-bottom: 0; font-weight: 800; letter-spacing: -.02em; font-size: 1.25rem; color: var(--leaf); }
  a { color: var(--leaf); }
  h1 { font-size: clamp(1.6rem, 5vw, 2.25rem); line-height: 1.2; letter-spacing: -.02em; margin: 1rem 0; }
  h2 { font-size: 1.25rem; margin: 2.25rem 0 .75rem; }
  .quiet { color: var(--quiet); }
  .wide { overflow-x: auto; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
  tbody th { font-weight: 600; min-width: 7rem; }
  input { font: inherit; padding: .6rem .75rem; border: 1px solid var(--quiet); border-radius: .5rem; width: 100%; max-width: 26rem; background: var(--card); color: inherit; }
  button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: .5rem 1.25rem; border: 0; border-radius: .5rem; background: #1f5c40; color: #fff; cursor: pointer; }
  :focus-visible { outline: 3px solid var(--leaf); outline-offset: 2px; }
  label { font-weight: 600; }
  .sign-in { display: grid; gap: .5rem; justify-items: start; }
  .sign-in button { margin-top: .75rem; }
  .search { display: flex; gap: .75rem; flex-wrap: wrap; align-items: end; margin: 1.25rem 0; }
  .search div { flex: 1 1 14rem; max-width: 26rem; }
  .people, .mails { list-style: none; margin: 0; padding: 0; }
  .people li { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: center; justify-content: space-between; padding: .6rem 0; border-bottom: 1px solid var(--line); }
  .people span { display: block; }
  .mails { border: 1px solid var(--line); border-radius: .75rem; overflow: hidden; background: var(--card); }
  .mails li + li { border-top: 1px solid var(--line); }
  .mails a { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; padding: .8rem 1rem; text-decoration: none; color: inherit; }
  .mails a:hover { background: light-dark(#f3f8f4, #26382d); }
  .mails a:focus-visible { outline-offset: -3px; }
  .mails strong { flex: 1 0 100%; color: var(--leaf); }
  .mails span, .mails time { color: var(--quiet); }
  .refused { padding: .75rem 1rem; border-radius: .5rem; border-left: 5px solid light-dark(#a3161f, #ffa3a8); background: light-dark(#fdf1f1, #3a1d20); }
  iframe { display: block; width: 100%; height: 48rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--card); }
  summary { padding: .6rem 0; font-weight: 600; color: var(--leaf); cursor: pointer; }
  pre { margin: 0; white-space: pre-wrap; padding: 1rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; font: .9375rem/1.6 ui-monospace, monospace; }
`;

/** A page of the local cloud's own services; works without JavaScript. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)} · local cloud</title><style>${style}</style></head>
<body><header>van hier</header><main>${body}</main></body>
</html>`;
}
