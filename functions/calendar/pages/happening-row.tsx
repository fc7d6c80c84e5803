import type { Language } from '../../../shared/i18n/language.ts';
import { localized } from '../../../shared/i18n/localized.ts';
import type { Happening } from '../happening.ts';
import { calendarMessages } from '../messages.ts';
import { eventPath } from '../paths.ts';
import { topicName } from '../topic-name.ts';
import { Marks } from './marks.tsx';
import type { Text } from './messages.ts';
import { rowWords } from './time-words.ts';

interface HappeningProps {
  readonly happening: Happening;
  readonly language: Language;
}

/** The name of a time, and its language where that is not the page's. */
export function happeningTitle({ happening: { event, summary }, language }: HappeningProps): {
  readonly text: string;
  readonly lang: Language | undefined;
} {
  const title = localized(event.title, language);
  const lang = title?.language === language ? undefined : title?.language;
  return { text: summary ?? title?.text ?? calendarMessages(language)('untitled'), lang };
}

export const happeningPath = ({ happening: { event, key }, language }: HappeningProps): string =>
  eventPath({ id: event.eventId, nis: event.nis }, language, key);

type RowProps = HappeningProps & { readonly day: string; readonly t: Text };

/** A time in a list of a day; all of it leads to its page. */
export function HappeningRow(props: RowProps) {
  const { happening, language, day, t } = props;
  const { event, status } = happening;
  const { text, lang } = happeningTitle(props);
  const where = [event.venue?.name ?? event.venue?.street, event.venue?.town].filter(Boolean);
  const about = [where.join(', '), ...event.topics.map((topic) => topicName(topic, language))];
  const isOff = status === 'cancelled' || status === 'postponed';
  return (
    <li class={isOff ? 'happening off' : 'happening'}>
      <a href={happeningPath(props)}>
        <span class="hours">{rowWords(happening, day, t)}</span>
        <span class="what">
          <strong lang={lang}>{text}</strong>
          <span class="hint">{about.filter(Boolean).join(' · ')}</span>
          <Marks
            status={status}
            promoted={event.promoted}
            takesRegistrations={event.takesRegistrations}
            t={t}
          />
        </span>
      </a>
    </li>
  );
}
