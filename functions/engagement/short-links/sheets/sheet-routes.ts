import * as z from 'zod';
import { type ApiRoute, apiRoute, none } from '../../../../shared/http/api-route.ts';
import { languageSchema } from '../../../../shared/i18n/language.ts';
import { merchantIdSchema } from '../../../merchants/index.ts';
import { nisSchema, presentNis } from '../api/input.ts';
import { codeSchema, materialSchema, phaseIdSchema } from '../short-link.ts';
import { sheetFormats } from './format.ts';
import { makeSheets, mostLabels, type SheetDeps } from './make-sheets.ts';

const formatSchema = z.enum(sheetFormats);

export const sheetRoutes: readonly ApiRoute<SheetDeps>[] = [
  apiRoute<SheetDeps>()({
    method: 'POST',
    path: '/staff/engagement/sheets',
    summary: 'Draw the links of a municipality on sheets to print, one PDF for all of them',
    role: 'viewer',
    scope: ({ body }) => [body.municipality],
    params: none,
    query: none,
    body: z.strictObject({
      municipality: nisSchema,
      material: materialSchema,
      phase: phaseIdSchema.optional(),
      merchant: merchantIdSchema.optional(),
      /** Only these of them. */
      codes: z.array(codeSchema).min(1).max(mostLabels).optional(),
      /** That of the material when absent: posters on A4, counter cards and flyers on A5, stickers, mats. */
      format: formatSchema.optional(),
      /** That of the municipality when absent. */
      language: languageSchema.optional(),
      /** Of each: six beer mats fill a sheet, eight stickers, two of A5. */
      copies: z.int().min(1).max(48).default(1),
    }),
    output: z.object({
      /** Gives the PDF, for five minutes. */
      url: z.url(),
      format: formatSchema,
      sheets: z.int(),
      labels: z.int(),
      /** Links of merchants that are not shown any more. */
      leftOut: z.int(),
    }),
    handle: ({ body: { municipality, phase, merchant, ...rest } }, deps) =>
      makeSheets(
        { ...rest, nis: presentNis(municipality), phaseId: phase, merchantId: merchant },
        deps,
      ),
  }),
];
