import * as z from 'zod';
import { monthAfter } from '../../shared/time/local-month.ts';
import { dayAfter } from './local-day.ts';

/** A month of Belgium: `2026-12`. */
export const monthSchema = z.string().regex(/^20\d{2}-(?:0[1-9]|1[0-2])$/);

/** The first day of a month and its last. */
export const daysOfMonth = (month: string): { readonly first: string; readonly last: string } => ({
  first: `${month}-01`,
  last: dayAfter(`${monthAfter(month, 1)}-01`, -1),
});
