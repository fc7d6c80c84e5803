import * as z from 'zod';
import { idPattern } from '../../../shared/ids.ts';

export const runIdSchema = z.string().regex(idPattern('run'));

/**
 * How a run ended. `held`: so much would have been lost that staff must look at it first; all else of the run is done.
 * `unchanged`: the source said that there is nothing new.
 */
export const runOutcomes = ['done', 'held', 'failed', 'unchanged'] as const;
