import { raw } from 'hono/html';
import type { Language } from '../../../shared/i18n/language.ts';
import { localized } from '../../../shared/i18n/localized.ts';
import { type PagePreview, renderPage } from '../../../shared/pages/layout.tsx';
import { placeByNis } from '../../../shared/programme/programme.ts';
import { shorten } from '../../../shared/text/shorten.ts';
import { type EventTimes, takesPlace } from '../event-view.ts';
import type { CampaignEvent } from '../events/event.ts';
import { factsOf, shownStatus } from '../events/facts-of.ts';
import { calendarMessages } from '../messages.ts';
import { calendarPath, eventPath } from '../paths.ts';
import type { Seats } from '../registration/seats.ts';
import type { Via } from '../registration/via.ts';
import { structuredData } from '../structured-data.ts';
import { AddToCalendar } from './add-to-calendar.tsx';
import { EventFacts } from './event-facts.tsx';
import { EventState } from './event-state.tsx';
import { EventText } from './event-text.tsx';
import { EventWhen } from './event-when.tsx';
import { Marks } from './marks.tsx';
import { pageMessages, type Text } from './messages.ts';
import { RegistrationBox } from './registration-box.tsx';
import { fullWords } from './time-words.ts';

export interface EventPageProps {
  readonly event: CampaignEvent;
  readonly times: EventTimes;
  /** Local day: `2026-12-03`. */
  readonly today: string;
  /** What staff call the source; absent for their own events. */
  readonly sourceName: string | undefined;
  /** The same of events that were merged into it. */
  readonly alsoFrom?: readonly (string | undefined)[];
  /** Whether search engines may show it: not what is long over. */
  readonly isFound: boolean;
  /** Of the time that it shows, once somebody has registered for it. */
  readonly seats: Seats | undefined;
  readonly now: Date;
  readonly language: Language;
  readonly siteUrl: string;
  /** What led to the page, where it is known. */
  readonly via?: Via | undefined;
}

export type PartProps = EventPageProps & { readonly t: Text };

/** Everything that everybody may know of an event. */
export function eventPage(props: EventPageProps): string {
  const { event, times, language, siteUrl } = props;
  const t = pageMessages(language);
  const place = placeByNis(event.nis);
  const { name: municipality, slug } = place.municipality;
  const home = calendarPath(language, slug);
  const { text: title, lang } = titleOf(props);
  const on = times.isChosen ? times.shown?.key : undefined;
  return renderPage(
    {
      language,
      title,
      place,
      part: 'calendar',
      home,
      languagePath: (other) => eventPath(event, other, on),
      preview: props.isFound ? previewOf(props, t) : undefined,
    },
    <>
      {raw(structuredData({ event, occurrences: structuredTimes(times), language, siteUrl }))}
      <p class="crumb screen">
        <a href={home}>{t('back', { municipality })}</a>
      </p>
      <h1 lang={lang}>{title}</h1>
      <Lead {...props} t={t} />
      <EventState {...props} t={t} />
      <EventText {...props} t={t} />
      <RegistrationBox {...props} via={props.via} occurrence={openTime(times)} />
      <EventWhen {...props} t={t} />
      <EventFacts {...props} t={t} />
      <AddToCalendar {...props} t={t} />
    </>,
  );
}

function Lead({ event, times, today, t }: PartProps) {
  const { shown } = times;
  return (
    <>
      {shown && <p class="lead when">{fullWords(shown, today, t)}</p>}
      <p class="marks">
        <Marks
          status={shown?.status ?? shownStatus(event)}
          promoted={event.hand.promoted}
          takesRegistrations={event.registration !== undefined && !times.isOver}
          t={t}
        />
      </p>
    </>
  );
}

function titleOf({ event, times, language }: EventPageProps) {
  const title = localized(factsOf(event).title, language);
  const own = times.isChosen ? times.shown?.summary : undefined;
  return {
    text: own ?? title?.text ?? calendarMessages(language)('untitled'),
    lang: title?.language === language ? undefined : title?.language,
  };
}

/** Search engines are told of what comes; of an event that is over, of its last time. */
const structuredTimes = ({ shown, coming }: EventTimes) =>
  coming.length > 0 ? coming : shown ? [shown] : [];

const openTime = ({ shown, isOver }: EventTimes) =>
  shown && !isOver && takesPlace(shown) ? shown : undefined;

/** Characters of a description that networks show. */
const descriptionLength = 200;

function previewOf(
  { event, times, today, language, siteUrl }: EventPageProps,
  t: Text,
): PagePreview {
  const { venue, description } = factsOf(event);
  const about = t('event.description', {
    when: times.shown ? fullWords(times.shown, today, t) : t('when.unknown'),
    where: venue?.name ?? venue?.town ?? placeByNis(event.nis).municipality.name,
    text: localized(description, language)?.text ?? '',
  });
  return {
    description: shorten(about, descriptionLength),
    url: `${siteUrl}${eventPath(event, language)}`,
  };
}
