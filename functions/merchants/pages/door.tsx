import type { DoorState } from '../hours/open-now.ts';
import { shortClock } from '../hours/read-day-hours.ts';
import type { WeekDay } from '../hours/week-form.ts';
import { weekDays } from '../hours/week-form.ts';
import type { Text } from './messages.ts';

/** Open now, or when next. Nothing where no hours are known. */
export function Door({ state, t }: { readonly state: DoorState; readonly t: Text }) {
  if (state.state === 'unknown') return null;
  return (
    <p class={`door ${state.state}`}>
      <strong>{t(`door.${state.state}`)}</strong>
      <span>{detail(state, t)}</span>
    </p>
  );
}

function detail(state: Exclude<DoorState, { state: 'unknown' }>, t: Text): string {
  if (state.state === 'open') {
    return state.until ? t('door.until', { time: shortClock(state.until.time) }) : t('door.always');
  }
  const time = shortClock(state.next.time);
  if (state.inDays === 0) return t('door.opens.today', { time });
  if (state.inDays === 1) return t('door.opens.tomorrow', { time });
  return t('door.opens.later', { day: dayName(state.next.day, t), time });
}

export const dayName = (day: number, t: Text): string => t(`day.${dayOf(day)}`);

const dayOf = (day: number): WeekDay => weekDays.find((each) => each === day) ?? 1;
