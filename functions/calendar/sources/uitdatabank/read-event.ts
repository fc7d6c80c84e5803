import type { Language } from '../../../../shared/i18n/language.ts';
import { type Localized, localized } from '../../../../shared/i18n/localized.ts';
import { placeByNis } from '../../../../shared/programme/programme.ts';
import type { EventFacts } from '../../events/event.ts';
import type { Timing } from '../../timing/timing.ts';
import { otherNis, present, venueFrom } from '../facts/place-facts.ts';
import { problemOf, sourceItem } from '../facts/source-item.ts';
import { lineOf, paragraphsOf } from '../facts/texts.ts';
import { topicsFrom } from '../facts/topic-words.ts';
import { webAddress } from '../facts/web-address.ts';
import type { ReadableSource, SourceItem } from '../source-event.ts';
import {
  type AddressJson,
  type EventJson,
  entrySchema,
  eventJsonSchema,
  type LocalizedJson,
  type LocationJson,
} from './event-json.ts';
import { statusOf } from './read-moments.ts';
import { readTiming } from './read-timing.ts';
import { topicsOfTerms } from './terms.ts';

interface Reading {
  readonly source: ReadableSource<'uitdatabank'>;
  readonly now: Date;
}

/** What an entry of UiTdatabank says; undefined for one that does not even say which it is. */
export function readEvent(member: unknown, reading: Reading): SourceItem | undefined {
  const entry = entrySchema.safeParse(member);
  if (!entry.success) return undefined;
  const uid = uidOf(entry.data['@id']);
  if (isGone(entry.data.workflowStatus)) return { gone: uid };
  const parsed = eventJsonSchema.safeParse(member);
  if (!parsed.success) {
    const [path] = parsed.error.issues.map((issue) => issue.path.join('.'));
    const message = `This entry of UiTdatabank is not understood, for its ${path}.`;
    return problemOf(uid, 'uitdatabank.not_understood', message);
  }
  const event = parsed.data;
  const timing = readTiming(event);
  if (!timing) {
    return problemOf(
      uid,
      'uitdatabank.no_dates',
      'This event says no time at which it takes place.',
    );
  }
  const facts = factsOf(event, { ...reading, timing });
  const nis = otherNis(facts.venue?.postcode, reading.source.nis);
  const modifiedAt = event.modified && new Date(event.modified).toISOString();
  return sourceItem({ uid, facts, ...present('modifiedAt', modifiedAt), ...present('nis', nis) });
}

const isGone = (workflowStatus: string | undefined): boolean =>
  workflowStatus === 'DELETED' || workflowStatus === 'REJECTED';

/** The UUID at the end of its address, which is written `/event/…` or `/events/…`. */
const uidOf = (id: string): string =>
  (/[^/]+\/?$/.exec(id)?.[0] ?? id).replace('/', '').slice(0, 500);

function factsOf(
  event: EventJson,
  { source, now, timing }: Reading & { timing: Timing },
): EventFacts {
  const language = placeByNis(source.nis).municipality.defaultLanguage;
  const inLanguages = (text: LocalizedJson, clean: (text: string) => string | undefined) =>
    textsOf(text, { clean, main: event.mainLanguage, language });
  const organizer = inLanguages(event.organizer?.name, (name) => lineOf(name, 200));
  return {
    title: inLanguages(event.name, (name) => lineOf(name, 300)),
    description: inLanguages(event.description, paragraphsOf),
    ...present('venue', venueOf(event.location, { event, language })),
    ...present('organizer', localized(organizer, language)?.text),
    ...present('website', websiteOf(event)),
    ...present('image', imageOf(event)),
    topics: topicsFrom(topicsOfTerms(event), source.topics),
    status: statusOf(event.status),
    visibility: visibilityOf(event, { source, now }),
    timing,
  };
}

interface Texts {
  readonly clean: (text: string) => string | undefined;
  readonly main: string | undefined;
  /** In which a text in none of our languages is shown. */
  readonly language: Language;
}

/** A text in our languages; what is in others only (German, say) is taken as it is. */
function textsOf(json: LocalizedJson, { clean, main = 'nl', language }: Texts): Localized {
  if (json === undefined) return {};
  if (typeof json === 'string') return { [language]: clean(json) };
  const { nl, fr, en } = json;
  const known = { nl: clean(nl ?? ''), fr: clean(fr ?? ''), en: clean(en ?? '') };
  if (Object.values(known).some((text) => text !== undefined)) return known;
  const foreign = json[main] ?? Object.values(json).find((text) => text !== null);
  return { [language]: clean(foreign ?? '') };
}

function venueOf(
  location: LocationJson,
  { event, language }: { readonly event: EventJson; readonly language: Language },
) {
  const name = textsOf(location?.name, {
    clean: (text) => lineOf(text, 200),
    main: event.mainLanguage,
    language,
  });
  const address = addressOf(location, event.mainLanguage);
  return venueFrom({
    name: localized(name, language)?.text,
    street: address?.streetAddress,
    postcode: address?.postalCode,
    town: address?.addressLocality,
  });
}

/** In Dutch, else in the main language, else in any. */
function addressOf(location: LocationJson, main = 'nl'): AddressJson | undefined {
  const addresses = location?.address ?? {};
  return addresses.nl ?? addresses[main] ?? Object.values(addresses)[0];
}

function websiteOf({ contactPoint, bookingInfo, sameAs = [] }: EventJson): string | undefined {
  const addresses = [...(contactPoint?.url ?? []), bookingInfo?.url, ...sameAs];
  return addresses.map((address) => webAddress(address)).find((address) => address !== undefined);
}

function imageOf({ image, mediaObject = [] }: EventJson): string | undefined {
  const pictures = mediaObject.filter((media) => media['@type'] === 'schema:ImageObject');
  const addresses = [image, ...pictures.map(({ contentUrl }) => contentUrl)];
  return addresses
    .map((address) => webAddress(address, ['https:']))
    .find((address) => address !== undefined);
}

/**
 * Entries of members and schools are not for everybody. Those that wait for somebody to check them may yet be rejected, and
 * are drafts unless the source says otherwise.
 */
function visibilityOf(
  { audience, workflowStatus, availableFrom }: EventJson,
  { source, now }: Reading,
): EventFacts['visibility'] {
  if ((audience?.audienceType ?? 'everyone') !== 'everyone') return 'private';
  const isReleased = availableFrom === undefined || !(Date.parse(availableFrom) > now.getTime());
  const isUnchecked = workflowStatus === 'READY_FOR_VALIDATION';
  const isShown = workflowStatus === 'APPROVED' || (isUnchecked && source.settings.showUnchecked);
  return isShown && isReleased ? 'public' : 'draft';
}
