import type { ProgrammeReport } from '../report.ts';
import { say, sayList } from './report-messages.ts';

/**
 * Who was not counted a year before, though others were: they are in no difference. Undefined where all were, or none.
 * @param mostNamed names that there is room for; more are told by their number.
 */
export function newcomers(
  { total, regions }: ProgrammeReport,
  mostNamed: number,
): string | undefined {
  if (!total.before) return undefined;
  const names = regions
    .flatMap(({ municipalities }) => municipalities)
    .flatMap(({ area, before }) => (before ? [] : [area.name]));
  if (names.length === 0) return undefined;
  return names.length > mostNamed ? say('newcomers.many', { count: names.length }) : sayList(names);
}

/** Says so below a table that compares. */
export function newcomersNote(report: ProgrammeReport): readonly [] | readonly [NewcomersNote] {
  const names = newcomers(report, 60);
  return names === undefined ? [] : [{ kind: 'note', text: say('newcomers.note', { names }) }];
}

interface NewcomersNote {
  readonly kind: 'note';
  readonly text: string;
}
