import type { Child } from 'hono/jsx';

export interface BarRow {
  readonly name: Child;
  /** Where the name leads. */
  readonly href?: string | undefined;
  /** Below the name. */
  readonly note?: string | undefined;
  /** One for each column, in words. */
  readonly cells: readonly string[];
  /** Lengths of what stands behind each other in the bar; four at most. Empty: no bar. */
  readonly bar: readonly number[];
}

export interface BarTableProps {
  readonly caption: string;
  /** When the heading above says the same. */
  readonly isCaptionHidden?: boolean | undefined;
  /** Heads of the columns, that of the names first. */
  readonly heads: readonly string[];
  readonly rows: readonly BarRow[];
  /** Length of a whole bar; the longest of the rows when absent. */
  readonly whole?: number | undefined;
}

/**
 * A table whose rows have a bar below them: for what is compared by name, and where the names would not fit below a chart. The
 * bars are decoration, the figures stand above them.
 */
export function BarTable({ caption, isCaptionHidden, heads, rows, whole }: BarTableProps) {
  const longest = whole ?? Math.max(...rows.map(({ bar }) => lengthOf(bar)));
  return (
    <section class="scroll" aria-label={caption} tabindex={0}>
      <table class="table bars-below">
        <caption class={isCaptionHidden ? 'unseen' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <>
              <tr>
                <th scope="row">
                  {row.href ? <a href={row.href}>{row.name}</a> : row.name}
                  {row.note && <span class="note">{row.note}</span>}
                </th>
                {row.cells.map((cell) => (
                  <td>{cell}</td>
                ))}
              </tr>
              {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row takes no focus */}
              <tr class="bar-row" aria-hidden="true">
                <td colspan={heads.length}>
                  {row.bar.length > 0 && <Bar parts={row.bar} longest={longest} />}
                </td>
              </tr>
            </>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const lengthOf = (bar: readonly number[]): number => bar.reduce((sum, part) => sum + part, 0);

function Bar({ parts, longest }: { parts: readonly number[]; longest: number }) {
  const percent = (length: number) => `${((100 * length) / Math.max(longest, 1e-9)).toFixed(2)}%`;
  return (
    <svg class="bar-line" width="100%" height="14" aria-hidden="true">
      <line class="grid" x2="100%" y1="13" y2="13" />
      {parts.map((part, index) => (
        <rect
          class={`s${index}`}
          x={percent(lengthOf(parts.slice(0, index)))}
          width={percent(part)}
          height="13"
        />
      ))}
    </svg>
  );
}
