import { localized } from '../../../shared/i18n/localized.ts';
import { takesPlace } from '../event-view.ts';
import type { AgendaOccurrence } from '../events/agenda-entry.ts';
import { factsOf } from '../events/facts-of.ts';
import { placeText } from '../ical/write-component.ts';
import { instantValue } from '../ical/write-time.ts';
import { dayAfter } from '../local-day.ts';
import { eventFilePath, eventPath } from '../paths.ts';
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
        <a class="button quiet" href={googleLink(props, shown)} rel="noopener">
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

function googleLink({ event, language, siteUrl }: PartProps, occurrence: AgendaOccurrence): string {
  const { title, venue } = factsOf(event);
  const query = new URLSearchParams({
    action: 'TEMPLATE',
    text: occurrence.summary ?? localized(title, language)?.text ?? '',
    dates: googleDates(occurrence),
    details: `${siteUrl}${eventPath(event, language)}`,
    ...(venue && { location: placeText(venue) }),
  });
  return `https://calendar.google.com/calendar/render?${query}`;
}

/** The end of whole days is not part of them. */
function googleDates({ startsAt, endsAt, allDay }: AgendaOccurrence): string {
  if (!allDay) return `${instantValue(startsAt)}/${instantValue(endsAt)}`;
  const days = [allDay.first, dayAfter(allDay.last, 1)];
  return days.map((day) => day.replaceAll('-', '')).join('/');
}
