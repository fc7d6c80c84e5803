import type { Preview } from './preview-issue.ts';

/** CSS pixels: an ordinary phone held upright, and the reading pane of a mail program on a desk. */
const widths = { phone: 375, desktop: 720 } as const;

/**
 * A document that shows the mail at the width of a phone and of a desktop, and its text part. The mail stands in
 * frames without rights: nothing in it can run.
 */
export function previewPage({ language, subject, html, text, bytes }: Preview): string {
  const page = (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{subject}</title>
        <style>{style}</style>
      </head>
      <body>
        <h1>{subject}</h1>
        <p>{`${Math.ceil(bytes / 1000)} kB`}</p>
        <div class="frames">
          {Object.entries(widths).map(([name, width]) => (
            <figure>
              <figcaption>{`${name}, ${width} px`}</figcaption>
              <iframe title={name} sandbox="" width={width} height="900" srcdoc={html} />
            </figure>
          ))}
          <figure>
            <figcaption>text</figcaption>
            <pre>{text}</pre>
          </figure>
        </div>
      </body>
    </html>
  );
  return `<!doctype html>${String(page)}`;
}

const style =
  'body{margin:1.5rem;font:16px/1.5 system-ui,sans-serif;color:#1c1c1c;background:#eceff1}' +
  '.frames{display:flex;flex-wrap:wrap;gap:1.5rem;align-items:flex-start}figure{margin:0}' +
  'figcaption{font-weight:600;margin-bottom:.5rem}iframe{border:1px solid #607080;background:#fff}' +
  'pre{width:40rem;max-width:100%;white-space:pre-wrap;background:#fff;border:1px solid #607080;padding:1rem;margin:0}';
