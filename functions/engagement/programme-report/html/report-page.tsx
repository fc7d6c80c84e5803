import { raw } from 'hono/html';
import type { Block, Chapter, ReportDocument } from '../document.ts';
import { Chart } from './chart.tsx';
import { reportStyle } from './report-style.ts';
import { hatchDefinition } from './svg-pen.ts';
import { Table } from './table.tsx';

/** The report as one file that needs no other, and no connection. */
export const reportPage = (document: ReportDocument): string =>
  `<!doctype html>${String(<Page document={document} />)}`;

function Page({ document }: { document: ReportDocument }) {
  const { language, title, programme, period, slogan, subtitle, contents, guide, chapters } =
    document;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} ${programme}, ${period}`}</title>
        <style>{raw(reportStyle)}</style>
      </head>
      <body>
        {raw(hatchDefinition)}
        <header class="band">
          <div>
            <p class="name">{programme}</p>
            <p>{slogan}</p>
          </div>
        </header>
        <main>
          <h1>{title}</h1>
          <p class="period">{period}</p>
          <p>{subtitle}</p>
          <Highlights {...document} />
          <div class="facts">
            {document.facts.map((fact) => (
              <p>{fact}</p>
            ))}
          </div>
          <section aria-labelledby="contents">
            <h2 id="contents">{contents}</h2>
            <ol>
              {chapters.map((chapter) => (
                <li>
                  <a href={`#${chapter.id}`}>{chapter.title}</a>
                </li>
              ))}
            </ol>
          </section>
          <section aria-labelledby="guide">
            <h2 id="guide">{guide.title}</h2>
            <BlockPart block={{ kind: 'list', entries: guide.entries }} />
          </section>
          {chapters.map((chapter) => (
            <ChapterPart {...chapter} />
          ))}
        </main>
      </body>
    </html>
  );
}

const Highlights = ({ highlights }: ReportDocument) => (
  <ul class="highlights">
    {highlights.map(({ value, label }) => (
      <li>
        <strong>{value}</strong> {label}
      </li>
    ))}
  </ul>
);

const ChapterPart = ({ id, title, blocks }: Chapter) => (
  <section aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {blocks.map((block) => (
      <BlockPart block={block} />
    ))}
  </section>
);

function BlockPart({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <h3>{block.text}</h3>;
    case 'paragraph':
      return <p>{block.text}</p>;
    case 'note':
      return <p class="note">{block.text}</p>;
    case 'list':
      return (
        <ul>
          {block.entries.map((entry) => (
            <li>{entry}</li>
          ))}
        </ul>
      );
    case 'terms':
      return (
        <dl>
          {block.terms.map(({ term, text }) => (
            <>
              <dt>{term}</dt>
              <dd>{text}</dd>
            </>
          ))}
        </dl>
      );
    case 'chart':
      return <Chart chart={block} />;
    case 'table':
      return <Table table={block} />;
  }
}
