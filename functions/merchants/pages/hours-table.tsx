import { shortClock } from '../hours/read-day-hours.ts';
import { weekDays } from '../hours/week-form.ts';
import type { Merchant } from '../merchant.ts';
import { dayName } from './door.tsx';
import type { Text } from './messages.ts';

interface HoursTableProps {
  readonly openings: Merchant['openingHours'];
  /** 1 is Monday; in the table it stands out. */
  readonly today: number;
  readonly t: Text;
}

/** The week, a day a line; days on which the door stays shut are named too. */
export function HoursTable({ openings, today, t }: HoursTableProps) {
  return (
    <div class="week">
      <table class="hours">
        <thead class="unseen">
          <tr>
            <th scope="col">{t('hours.day')}</th>
            <th scope="col">{t('hours.time')}</th>
          </tr>
        </thead>
        <tbody>
          {weekDays.map((day) => {
            const hours = openings.filter((opening) => opening.day === day);
            return (
              <tr class={day === today ? 'today' : undefined}>
                <th scope="row">
                  {dayName(day, t)}
                  {day === today && <small> ({t('hours.today')})</small>}
                </th>
                <td>
                  {hours.length === 0
                    ? t('hours.closed')
                    : hours.map((each) => <Stretch {...each} t={t} />)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const Stretch = ({ from, to, t }: { from: string; to: string; t: Text }) => (
  <span>
    {from === '00:00' && to === '00:00'
      ? t('door.always')
      : `${shortClock(from)} – ${shortClock(to)}`}
  </span>
);
