import { createTranslator } from '../../../../shared/i18n/translator.ts';
import { noonOf } from '../../../../shared/time/days.ts';
import nl from '../messages/nl.json' with { type: 'json' };
import type { Compared } from '../report-figure.ts';

/** Reports are in Dutch alone: that is the language of who funds and governs the programme (decision 042). */
export const say = createTranslator({ nl, fr: nl, en: nl })('nl');

export const sayNumber = (value: number | undefined): string =>
  value === undefined ? say('unknown') : say('number', { value });

/** `1 januari 2026` */
export const sayDay = (day: string): string => say('day', { at: noonOf(day) });

/** `3 mei`: within a period that is said elsewhere. */
export const sayShortDay = (instant: string): string => say('day.short', { at: new Date(instant) });

/** `jan. 2026` */
export const sayMonth = (month: string): string => say('month', { at: noonOf(`${month}-15`) });

/** Of fewer than these, a share says nothing. */
const smallestBase = 10;

/** `+12%`, `−4%`, `gelijk`; undefined where nothing is known, or too little. */
export function sayChange({ comparable, before }: Compared): string | undefined {
  if (comparable === undefined || before === undefined || before < smallestBase) return undefined;
  if (before === comparable) return say('change.none');
  const share = (comparable - before) / before;
  if (Math.abs(share) < 0.005) return say('change.little');
  return share > 0 ? say('change.more', { share }) : say('change.less', { share: -share });
}

/** `a, b en c` */
export const sayList = (names: readonly string[]): string =>
  names.length < 2
    ? names.join('')
    : say('and', { first: names.slice(0, -1).join(', '), last: names.at(-1) ?? '' });
