import { describe, expect, it } from 'vitest';
import { BarTable } from '../../../../functions/engagement/pages/chart/bar-table.tsx';
import { Chart } from '../../../../functions/engagement/pages/chart/chart.tsx';
import type { ChartFigures } from '../../../../functions/engagement/pages/chart/chart-figures.ts';
import { reportMessages } from '../../../../functions/engagement/pages/messages.ts';
import { numberWords } from '../../../../functions/engagement/pages/number-words.ts';

const days = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    label: `${index + 1} november`,
    tick: `${index + 1} nov`,
  }));

const figures = (change: Partial<ChartFigures> = {}): ChartFigures => ({
  id: 'clicks',
  title: 'Kliks',
  description: 'Kliks per dag.',
  along: 'Dag',
  places: days(3),
  series: [
    { name: 'Mensen', values: [10, 0, 5] },
    { name: 'Machines', values: [10, undefined, 0] },
  ],
  format: numberWords('nl').count,
  ...change,
});

const draw = (change: Partial<ChartFigures> = {}, kind: 'columns' | 'lines' = 'columns') =>
  String(<Chart figures={figures(change)} kind={kind} t={reportMessages('nl')} />);

const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length;

describe('a chart', () => {
  it('is a picture with a name, and a table that says the same', () => {
    const html = draw();
    expect(html).toContain('role="img" aria-labelledby="clicks-title clicks-text"');
    expect(html).toContain('<h3 id="clicks-title">Kliks</h3>');
    expect(html).toContain('<p id="clicks-text">Kliks per dag.</p>');
    expect(html).toContain('<th scope="row">1 november</th><td>10</td><td>10</td>');
    expect(html).toContain('<th scope="row">2 november</th><td>0</td><td>–</td>');
  });

  it('puts columns on each other: the second begins where the first ends', () => {
    const html = draw();
    const [, top, height] = /class="s0"[^>]* y="([\d.]+)" height="([\d.]+)"/.exec(html) ?? [];
    const [, above, high] = /class="s1"[^>]* y="([\d.]+)" height="([\d.]+)"/.exec(html) ?? [];
    expect([top, height, above, high].map(Number)).toEqual([110, 110, 0, 110]);
    expect(count(html, /<rect class="s\d" x="[\d.]+%"/g)).toBe(3);
  });

  it('breaks a line where nothing is known, and does not draw it as none', () => {
    const html = draw(
      { series: [{ name: 'Rate', values: [1, undefined, 2, 3] }], places: days(4) },
      'lines',
    );
    const [, path = ''] = /<path class="line l0" d="([^"]*)"/.exec(html) ?? [];
    expect(count(path, /M/g)).toBe(2);
    expect(count(html, /class="mark-at" x=/g)).toBe(3);
  });

  it('marks a value that stands alone, however many places there are', () => {
    const values = days(60).map((_, index) => (index === 0 ? 1 : undefined));
    const html = draw({ places: days(60), series: [{ name: 'Rate', values }] }, 'lines');
    expect(count(html, /class="mark-at" x="[\d.]+%"/g)).toBe(1);
  });

  it('names few places along the axis, and all in the table', () => {
    const html = draw({
      places: days(180),
      series: [{ name: 'Kliks', values: days(180).map(() => 1) }],
    });
    expect(count(html, /<text class="along/g)).toBeLessThanOrEqual(8);
    expect(count(html, /<th scope="row">/g)).toBe(180);
    expect(html).toContain('<details class="numbers long">');
  });

  it.each([
    ['every second name', '11 u', 4],
    ['every third name, where names are long,', 'di 11 u.', 3],
  ])('leaves a phone %s along the axis', (_, tick, kept) => {
    const places = days(48).map((day) => ({ ...day, tick }));
    const html = draw({ places, series: [{ name: 'Kliks', values: days(48).map(() => 1) }] });
    expect(count(html, /<text class="along spare"/g)).toBe(8 - kept);
    expect(count(html, /<text class="along"/g)).toBe(kept);
  });

  it('marks what a value should stay below, and makes room for it', () => {
    const html = draw(
      {
        series: [{ name: 'Klachten', values: [0.0001, 0.0002, 0] }],
        limits: [{ value: 0.003, label: 'hoogstens 0,3 %' }],
        format: numberWords('nl').rate,
      },
      'lines',
    );
    expect(html).toMatch(/<line class="limit" x2="100%" y1="0" y2="0"/);
    expect(html).toContain('hoogstens 0,3 %');
    expect(html).toContain('0,30');
  });

  it('says so when there is nothing to draw', () => {
    const html = draw({ series: [{ name: 'Kliks', values: [0, 0, 0] }] });
    expect(html).toContain('Hierover is niets geteld.');
    expect(html).not.toContain('<svg');
  });

  it('needs neither script nor style of its own', () => {
    for (const html of [draw(), draw({}, 'lines')]) {
      expect(html).not.toMatch(/ style=|<style|<script|javascript:/);
    }
  });

  it('escapes what it names', () => {
    expect(draw({ title: '<b>&', description: '"x"' })).not.toContain('<b>');
  });
});

describe('a table with bars', () => {
  const rows = [
    { name: 'Retie', cells: ['30'], bar: [20, 10] },
    { name: 'Balen', href: '/x', note: 'klein', cells: ['15'], bar: [15] },
    { name: 'Niets', cells: ['–'], bar: [] },
  ];
  const html = String(
    <BarTable caption="Per gemeente" heads={['Gemeente', 'Kliks']} rows={rows} />,
  );

  it('measures bars by the longest, the parts of one behind each other', () => {
    expect(html).toContain('<rect class="s0" x="0.00%" width="66.67%"');
    expect(html).toContain('<rect class="s1" x="66.67%" width="33.33%"');
    expect(html).toContain('<rect class="s0" x="0.00%" width="50.00%"');
    expect(count(html, /<svg/g)).toBe(2);
  });

  it('is a table to programs that read aloud: bars are hidden from them', () => {
    expect(count(html, /<tr class="bar-row" aria-hidden="true">/g)).toBe(3);
    expect(html).toContain('<th scope="row"><a href="/x">Balen</a>');
  });
});
