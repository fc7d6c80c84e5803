import type { Language } from '../../../shared/i18n/language.ts';
import { localized } from '../../../shared/i18n/localized.ts';
import { statusWithin } from '../events/agenda.ts';
import type { CampaignEvent, Venue } from '../events/event.ts';
import { factsOf, shownStatus } from '../events/facts-of.ts';
import { calendarMessages } from '../messages.ts';
import { eventPath } from '../paths.ts';
import type { EventStatus } from '../timing/timing.ts';
import { topicName } from '../topic-name.ts';
import { contentLine, textValue } from './write-line.ts';
import { instantLine } from './write-time.ts';

/** In which a calendar is written, and for which site. */
export interface Edition {
  readonly language: Language;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
  /** Whether who reads it has no plans there: what others organize keeps nobody's day. */
  readonly isFree: boolean;
  /** Who invites and who is invited, as lines: in a message to one person. */
  readonly people?: string;
  /** Whether that person does not come (any more): it is taken from their calendar, though it may take place. */
  readonly isWithdrawn?: boolean;
}

/** What is particular to one VEVENT of an event. */
export interface Component {
  readonly uid: string;
  /** DTSTART and all else that says when, as lines. */
  readonly times: string;
  readonly status: EventStatus;
  /** Where this one is called otherwise than the event. */
  readonly summary?: string | undefined;
  /** Key of the one time that it is about. */
  readonly on?: string;
}

/** Characters of a description; the page has the rest. */
const descriptionLength = 2000;

/** RFC 5545 has no word for what is postponed: it does not take place when it was said to. */
const statusNames: Readonly<Record<EventStatus, string>> = {
  confirmed: 'CONFIRMED',
  tentative: 'TENTATIVE',
  postponed: 'CANCELLED',
  cancelled: 'CANCELLED',
};

/** Writes the VEVENTs of an event. Without METHOD, DTSTAMP is the time of the last change (RFC 5545, 3.8.7.2). */
export function componentWriter(event: CampaignEvent, edition: Edition) {
  const facts = factsOf(event);
  const own = shownStatus(event);
  const common = [
    instantLine('DTSTAMP', event.changedAt),
    instantLine('CREATED', event.createdAt),
    instantLine('LAST-MODIFIED', event.changedAt),
    contentLine('SEQUENCE', String(event.sequence)),
  ].join('');
  const { language, isFree, people, isWithdrawn = false } = edition;
  const after = [
    facts.venue && textLine('LOCATION', placeText(facts.venue)),
    facts.topics.length > 0 &&
      contentLine(
        'CATEGORIES',
        facts.topics.map((topic) => textValue(topicName(topic, language))).join(','),
      ),
    isFree && contentLine('TRANSP', 'TRANSPARENT'),
    people,
  ];
  return ({ uid, times, status, summary, on }: Component): string => {
    const shown = statusWithin(own, status);
    const url = `${edition.siteUrl}${eventPath(event, language, on)}`;
    return [
      'BEGIN:VEVENT\r\n',
      contentLine('UID', uid),
      common,
      times,
      contentLine('STATUS', isWithdrawn ? 'CANCELLED' : statusNames[shown]),
      textLine('SUMMARY', titleOf(event, { language, status: shown, summary })),
      textLine('DESCRIPTION', aboutOf(event, { language, status: shown, url })),
      ...after.filter(Boolean),
      contentLine('URL', url),
      'END:VEVENT\r\n',
    ].join('');
  };
}

const textLine = (name: string, text: string): string =>
  text === '' ? '' : contentLine(name, textValue(text));

/** Many programs show what is cancelled as if it took place: the title says it too. */
function titleOf(
  event: CampaignEvent,
  { language, status, summary }: Pick<Component, 'status' | 'summary'> & { language: Language },
): string {
  const t = calendarMessages(language);
  const title = summary ?? localized(factsOf(event).title, language)?.text ?? t('untitled');
  return status === 'cancelled' || status === 'postponed' ? t(`file.${status}`, { title }) : title;
}

function aboutOf(
  event: CampaignEvent,
  { language, status, url }: { language: Language; status: EventStatus; url: string },
): string {
  const t = calendarMessages(language);
  const { description, organizer, website } = factsOf(event);
  const text = localized(description, language)?.text ?? '';
  const isOff = status === 'cancelled' || status === 'postponed';
  return [
    isOff && t(`file.${status}.note`),
    text.length > descriptionLength ? `${text.slice(0, descriptionLength).trimEnd()} …` : text,
    [
      organizer && t('file.organizer', { organizer }),
      website && t('file.website', { website }),
      t('file.more', { url }),
    ]
      .filter(Boolean)
      .join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** A place on one line: `De Linde, Kerkstraat 4, 2470 Retie`. */
export const placeText = ({ name, street, postcode, town }: Venue): string =>
  [name, street, [postcode, town].filter(Boolean).join(' ')].filter(Boolean).join(', ');
