import type { Text } from '../messages.ts';
import type { ChartFigures } from './chart-figures.ts';

/** So many rows are shown at once; longer tables are opened by who wants them. */
const mostShown = 8;

/** So many rows are printed: of an hourly chart, paper has the picture alone. */
const mostPrinted = 31;

/** The figures of a chart as a table. */
export function ChartTable({ figures, t }: { figures: ChartFigures; t: Text }) {
  const { title, along, places, series, format } = figures;
  return (
    <details
      class={places.length > mostPrinted ? 'numbers long' : 'numbers'}
      open={places.length <= mostShown}
    >
      <summary>{t('chart.table')}</summary>
      <section class="scroll" aria-label={t('chart.table.of', { title })} tabindex={0}>
        <table class="table">
          <caption class="unseen">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{along}</th>
              {series.map(({ name }) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {places.map(({ label }, place) => (
              <tr>
                <th scope="row">{label}</th>
                {series.map(({ values }) => (
                  <td>{wordsOf(values[place], format)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

const wordsOf = (value: number | undefined, format: ChartFigures['format']): string =>
  value === undefined ? '–' : format(value);
