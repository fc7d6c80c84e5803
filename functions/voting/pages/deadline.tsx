import { lastMinute } from '../../../shared/time/last-minute.ts';
import { timeLeft } from '../time-left.ts';
import type { Text } from './messages.ts';

interface DeadlineProps {
  readonly closes: Date;
  readonly now: Date;
  readonly t: Text;
}

/** How long one can still vote, in words first. */
export function Deadline({ closes, now, t }: DeadlineProps) {
  const { unit, count } = timeLeft(closes, now);
  return (
    <p class="deadline">
      <strong>{t('deadline.left', { unit, count })}</strong>{' '}
      <time datetime={closes.toISOString()}>
        {t('deadline.until', { closes: lastMinute(closes) })}
      </time>
    </p>
  );
}
