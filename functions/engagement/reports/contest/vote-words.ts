import type { FigureText } from '../messages.ts';

/** Below the front page. */
export const votePage = (contestId: string): string => `votes/${contestId}`;

/** `10 januari 2027 tot 24 januari 2027`; an end at midnight is the end of the day before. */
export const voteDates = (
  { opensAt, closesAt }: { readonly opensAt: string; readonly closesAt: string },
  t: FigureText,
): string =>
  t('votes.dates', { opens: new Date(opensAt), closes: new Date(Date.parse(closesAt) - 1) });

const phases = [
  'announced',
  'nominating',
  'reviewing',
  'open',
  'counting',
  'published',
  'cancelled',
] as const;

export function phaseWord(phase: string, t: FigureText): string {
  const known = phases.find((one) => one === phase);
  return known ? t(`phase.${known}`) : phase;
}
