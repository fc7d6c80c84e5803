import type { Text } from '../messages.ts';
import type { ChartFigures } from './chart-figures.ts';
import { type ChartScales, chartScales, plotHeight } from './chart-scales.ts';
import { ChartTable } from './chart-table.tsx';
import { Columns, highestStack } from './columns.tsx';
import { highestValue, Lines, markOf } from './lines.tsx';

export interface ChartProps {
  readonly figures: ChartFigures;
  /** Columns for what is counted in places, series on each other; lines for what rises and falls. */
  readonly kind: 'columns' | 'lines';
  readonly t: Text;
}

const belowAxis = 34;

/**
 * A chart with its title, what is seen in it, a legend and the table of its figures. It is a picture to programs that read
 * aloud, described by title and sentence; who wants the figures has the table. Series differ in pattern, dashes and marks, so that
 * it can be printed without colour.
 */
export function Chart({ figures, kind, t }: ChartProps) {
  const { id, title, description, series } = figures;
  const highest = kind === 'columns' ? highestStack(figures) : highestValue(figures);
  return (
    <figure class="chart">
      <figcaption>
        <h3 id={`${id}-title`}>{title}</h3>
        <p id={`${id}-text`}>{description}</p>
      </figcaption>
      {isEmpty(figures, highest) ? (
        <p class="hint">{t('chart.empty')}</p>
      ) : (
        <>
          {series.length > 1 && <Legend names={series.map(({ name }) => name)} kind={kind} />}
          <Picture figures={figures} kind={kind} scales={chartScales(figures, highest)} />
          <ChartTable figures={figures} t={t} />
        </>
      )}
    </figure>
  );
}

/** A line at nought says something where a limit gives it a height; columns of nought do not. */
function isEmpty({ series, limits = [] }: ChartFigures, highest: number): boolean {
  if (highest > 0) return false;
  const isKnown = series.some(({ values }) => values.some((value) => value !== undefined));
  return limits.length === 0 || !isKnown;
}

interface PictureProps extends Omit<ChartProps, 't'> {
  readonly scales: ChartScales;
}

function Picture({ figures, kind, scales }: PictureProps) {
  const { id } = figures;
  const Drawn = kind === 'columns' ? Columns : Lines;
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: heading and sentence above name it
    <svg
      class="picture"
      role="img"
      aria-labelledby={`${id}-title ${id}-text`}
      width="100%"
      height={plotHeight + belowAxis}
    >
      <Axes figures={figures} scales={scales} />
      <Drawn figures={figures} scales={scales} />
      <Limits figures={figures} scales={scales} />
    </svg>
  );
}

function Axes({ figures: { format }, scales }: { figures: ChartFigures; scales: ChartScales }) {
  const { along, up, lines, ticks } = scales;
  return (
    <>
      {lines.map((value) => (
        <>
          <line
            class={value === 0 ? 'ground-line' : 'grid'}
            x2="100%"
            y1={up(value)}
            y2={up(value)}
          />
          <text class="up" x="-8" y={up(value)} dy=".32em">
            {format(value)}
          </text>
        </>
      ))}
      {ticks.map(({ index, text, isSpare }) => (
        <text
          class={isSpare ? 'along spare' : 'along'}
          x={`${((along(index) ?? 0) + along.bandwidth() / 2).toFixed(3)}%`}
          y={plotHeight + 22}
        >
          {text}
        </text>
      ))}
    </>
  );
}

function Limits({
  figures: { limits = [] },
  scales,
}: {
  figures: ChartFigures;
  scales: ChartScales;
}) {
  return (
    <>
      {limits.map(({ value, label }) => (
        <>
          <line class="limit" x2="100%" y1={scales.up(value)} y2={scales.up(value)} />
          <text class="limit-text" x="100%" y={scales.up(value)} dy="-.4em">
            {label}
          </text>
        </>
      ))}
    </>
  );
}

function Legend({ names, kind }: { names: readonly string[]; kind: ChartProps['kind'] }) {
  return (
    <ul class="legend">
      {names.map((name, index) => (
        <li>
          <svg width="28" height="16" aria-hidden="true">
            {kind === 'columns' ? (
              <rect class={`s${index}`} x="1" y="1" width="26" height="14" />
            ) : (
              <>
                <line class={`line l${index}`} x2="28" y1="8" y2="8" />
                <svg class="mark-at" x="14" y="8" aria-hidden="true">
                  <path class={`m${index}`} d={markOf(index)} />
                </svg>
              </>
            )}
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
