import * as z from 'zod';
import { AppError } from '../../../shared/errors.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import type { Issue } from '../issue.ts';
import { type FiguresDeps, readFigures } from './read-figures.ts';
import { decidesAt, decisionSchema, trialSchema, versionFiguresSchema } from './trial.ts';
import { perHundred, trialInWords } from './version-words.ts';

/** How the trial of an issue's versions stands. */
export const trialViewSchema = z.object({
  trial: trialSchema,
  /** Who tries a version has been sent to since… */
  triedSince: z.iso.datetime().optional(),
  /** …and it is decided then, unless staff do before. */
  decidesAt: z.iso.datetime().optional(),
  decision: decisionSchema.optional(),
  /** As they are now: from the decision on, with those who waited. A minute or two behind. */
  figures: z.array(versionFiguresSchema.extend({ perHundred: z.number() })),
  words: z.string(),
});
export type TrialView = z.output<typeof trialViewSchema>;

/** @throws {AppError} issue.state for an issue that has only one version. */
export async function readTrial(
  issue: Issue,
  explainIn: Language,
  deps: FiguresDeps,
): Promise<TrialView> {
  const { trial, triedSince, decision } = issue;
  if (!trial) throw new AppError('issue.state', 'This issue has only one version.');
  const figures = await readFigures(issue, deps);
  return {
    trial,
    triedSince,
    decidesAt: triedSince && decidesAt(triedSince, trial).toISOString(),
    decision,
    figures: figures.map((figure) => ({ ...figure, perHundred: perHundred(figure) })),
    words: trialInWords({ ...issue, trial }, figures, explainIn),
  };
}
