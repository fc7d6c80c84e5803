import * as z from 'zod';
import { byteOrderMark, csvLine } from '../../../../shared/csv/write-csv.ts';
import { type ApiRoute, apiRoute, noBody, none } from '../../../../shared/http/api-route.ts';
import { placeByNis } from '../../../../shared/programme/programme.ts';
import type { OutboundDeps } from '../outbound-deps.ts';
import {
  type ExportQuery,
  exportQuery,
  type FigureRow,
  figureRowSchema,
  figureRows,
  requireDays,
} from './figure-rows.ts';

const path = '/staff/engagement/export';

const asJson = apiRoute<OutboundDeps>()({
  method: 'GET',
  path,
  summary: 'Figures of a municipality or of the programme, by day and kind, for tools of your own',
  role: 'viewer',
  scope: ({ query }) => [query.scope],
  params: none,
  query: exportQuery,
  body: noBody,
  output: z.object({
    scope: z.string(),
    from: z.iso.date(),
    to: z.iso.date(),
    rows: z.array(figureRowSchema),
  }),
  async handle({ query }, deps) {
    const { scope, from, to } = query;
    return { scope, from, to, rows: await readRows(query, deps) };
  },
});

const asCsv = apiRoute<OutboundDeps>()({
  method: 'GET',
  path: `${path}.csv`,
  summary: 'The same as a file for spreadsheets',
  role: 'viewer',
  scope: ({ query }) => [query.scope],
  params: none,
  query: exportQuery,
  body: noBody,
  media: 'text/csv; charset=utf-8',
  output: z.string(),
  async handle({ query }, deps) {
    const lines = (await readRows(query, deps)).map(lineOf);
    return `${byteOrderMark}${csvLine(columns)}${lines.join('')}`;
  },
});

async function readRows(query: ExportQuery, { counters }: OutboundDeps): Promise<FigureRow[]> {
  requireDays(query);
  const { scope, kinds, ...period } = query;
  const counts =
    scope === 'programme'
      ? await counters.read(scope, period)
      : await counters.readMunicipality(placeByNis(scope).municipality.nis, period);
  return figureRows(counts, kinds);
}

const columns = ['day', 'kind', 'raw', 'human'] as const;

const lineOf = (row: FigureRow): string => csvLine(columns.map((column) => String(row[column])));

export const exportRoutes: readonly ApiRoute<OutboundDeps>[] = [asJson, asCsv];
