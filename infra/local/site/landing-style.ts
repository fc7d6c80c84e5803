import { raw } from 'hono/html';

/** The landing page carries its own style, so that it shows even when nothing else works. */
export const landingStyle = raw(`
:root { --ink: #1d2b24; --soft: #4b5a52; --paper: #fbf8f2; --card: #fff; --line: #ddd6c8; --leaf: #1f5c40; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --ink: #eef2ee; --soft: #b6c2ba; --paper: #15201a; --card: #1e2c24; --line: #36473d; --leaf: #8fd0ac; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif; overflow-wrap: break-word; }
header, main { max-width: 62rem; margin: 0 auto; padding: 1.25rem min(1.25rem, 5vw); }
header { display: flex; justify-content: space-between; align-items: center; }
.mark { margin: 0; font-weight: 800; letter-spacing: -0.02em; color: var(--leaf); font-size: 1.25rem; }
h1 { font-size: clamp(1.2rem + 3vw, 6vw, 3.25rem); line-height: 1.1; letter-spacing: -0.03em; margin: 1.5rem 0 1rem; text-wrap: balance; }
h2 { font-size: 1.375rem; letter-spacing: -0.01em; margin: 3rem 0 0.5rem; }
.lead { font-size: 1.1875rem; color: var(--soft); max-width: 44rem; margin: 0 0 2rem; }
a { color: var(--leaf); }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--leaf); outline-offset: 2px; }
.cards { list-style: none; margin: 0; padding: 0; display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); }
.cards a { display: block; height: 100%; padding: 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; text-decoration: none; color: inherit; }
.cards a:hover { border-color: var(--leaf); }
.cards strong { display: block; overflow-wrap: anywhere; font-size: 1.1875rem; color: var(--leaf); }
.cards span { color: var(--soft); }
ol { padding-left: 1.25rem; max-width: 44rem; }
ol li + li { margin-top: 0.35rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: 0.5rem 1rem 0.5rem 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
th { font-size: 0.9375rem; color: var(--soft); font-weight: 600; }
code, pre { font: 0.9375rem/1.6 ui-monospace, monospace; }
pre { background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; padding: 1rem; overflow-x: auto; }
`);
