import { shownStatus } from '../events/facts-of.ts';
import type { PartProps } from './event-page.tsx';

/** What somebody must know before they go: it does not take place, or it is over. */
export function EventState({ event, times, t }: PartProps) {
  const whole = shownStatus(event);
  const one = times.shown?.status ?? whole;
  if (times.isOver) {
    return (
      <div class="box">
        <p>
          <strong>{t('event.past')}</strong> {t('event.past.text')}
        </p>
      </div>
    );
  }
  if (whole !== 'confirmed') {
    return (
      <div class={whole === 'tentative' ? 'box' : 'box error'}>
        <p>
          <strong>{t(`event.off.${whole}`)}</strong> {t(`event.off.${whole}.text`)}
        </p>
      </div>
    );
  }
  if (one === 'confirmed') return null;
  return (
    <div class={one === 'tentative' ? 'box' : 'box error'}>
      <p>
        <strong>{t(`event.off.one.${one}`)}</strong>
      </p>
    </div>
  );
}
