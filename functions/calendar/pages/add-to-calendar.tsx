import { takesPlace } from '../event-view.ts';
import { eventFilePath, toGooglePath } from '../paths.ts';
import type { PartProps } from './event-page.tsx';

/** Ways to take one time over into one's own calendar, or all of them. */
export function AddToCalendar(props: PartProps) {
  const { event, times, language, t } = props;
  const { shown, coming, isOver } = times;
  if (!shown || isOver || !takesPlace(shown)) return null;
  return (
    <section class="box screen" aria-labelledby="add">
      <h2 id="add">{t('add.title')}</h2>
      <p class="actions">
        <a class="button" href={eventFilePath(event, language, shown.key)}>
          {t('add.one')}
        </a>
        <a
          class="button quiet"
          href={toGooglePath(event, language, shown.key)}
          rel="noopener nofollow"
        >
          {t('add.google')}
        </a>
        {coming.length > 1 && (
          <a class="button quiet" href={eventFilePath(event, language)}>
            {t('add.series')}
          </a>
        )}
      </p>
      <p class="hint">{t('add.hint')}</p>
    </section>
  );
}
