import type { Phase } from '../../../voting/index.ts';
import type { FigureText } from '../messages.ts';

/** Below the front page. */
export const votePage = (contestId: string): string => `votes/${contestId}`;

/** `10 januari 2027 tot 24 januari 2027`; an end at midnight is the end of the day before. */
export const voteDates = (
  { opensAt, closesAt }: { readonly opensAt: string; readonly closesAt: string },
  t: FigureText,
): string =>
  t('votes.dates', { opens: new Date(opensAt), closes: new Date(Date.parse(closesAt) - 1) });

export const phaseWord = (phase: Phase, t: FigureText): string => t(`phase.${phase}`);
