import type { EventStatus } from '../timing/timing.ts';
import type { Text } from './messages.ts';

interface MarksProps {
  readonly status: EventStatus;
  readonly promoted?: boolean;
  readonly takesRegistrations?: boolean;
  readonly t: Text;
}

/** What somebody should know of an event before reading on, in words. */
export function Marks({ status, promoted = false, takesRegistrations = false, t }: MarksProps) {
  const isOff = status === 'cancelled' || status === 'postponed';
  return (
    <>
      {status !== 'confirmed' && (
        <span class={isOff ? 'mark off' : 'mark'}>{t(`status.${status}`)}</span>
      )}
      {promoted && !isOff && <span class="badge">{t('promoted')}</span>}
      {takesRegistrations && !isOff && <span class="mark">{t('registers')}</span>}
    </>
  );
}
