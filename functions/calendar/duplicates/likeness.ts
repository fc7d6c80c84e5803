import type { Compared, Place } from './compared.ts';
import type { Likeness } from './duplicate.ts';
import { titleLikeness } from './title-words.ts';

/** How likely two events are one, in points, and why. */
export interface Judgement {
  readonly score: number;
  readonly reasons: readonly Likeness[];
}

/** What each likeness counts for; of titles, a whole one. */
const weights = { title: 50, time: 10, place: 20, postcode: 5, website: 35, uid: 60 } as const;
/** Both say where they are, and it is not the same. */
const elsewhere = -10;

/** From here on titles are alike, and names of places. */
const enough = { title: 0.5, place: 0.6 } as const;

/** @param days local days on which the first takes place; nothing that shares none of them is the same */
export function judge(one: Compared, other: Compared, days: readonly string[]): Judgement {
  if (!days.some((day) => takesPlaceOn(other, day))) return { score: 0, reasons: [] };
  const title = titleLikeness(one.titles, other.titles);
  const isTitle = title >= enough.title;
  const isTime = [...one.starts].some((start) => other.starts.has(start));
  const place = placeLikeness(one.place, other.place);
  const isWebsite = one.website !== undefined && one.website === other.website;
  const isUid = one.uid !== undefined && one.uid === other.uid;
  const score =
    (isTitle ? weights.title * title : 0) +
    (isTime ? weights.time : 0) +
    place.score +
    (isWebsite ? weights.website : 0) +
    (isUid ? weights.uid : 0);
  return {
    score: Math.max(0, Math.round(score)),
    reasons: [
      'day',
      ...(isTime ? (['time'] as const) : []),
      ...(isTitle ? (['title'] as const) : []),
      ...place.reasons,
      ...(isWebsite ? (['website'] as const) : []),
      ...(isUid ? (['uid'] as const) : []),
    ],
  };
}

const takesPlaceOn = ({ spans }: Compared, day: string): boolean =>
  spans.some(({ first, last }) => first <= day && day <= last);

function placeLikeness(one: Place, other: Place): Judgement {
  const isVenue = titleLikeness(one.name, other.name) >= enough.place;
  const isStreet = one.street !== '' && one.street === other.street;
  if (isVenue || isStreet) {
    const reasons = [
      ...(isVenue ? (['venue'] as const) : []),
      ...(isStreet ? (['street'] as const) : []),
    ];
    return { score: weights.place, reasons };
  }
  const isPostcode = one.postcode !== '' && one.postcode === other.postcode;
  const isElsewhere = isKnown(one) && isKnown(other);
  return {
    score: (isPostcode ? weights.postcode : 0) + (isElsewhere ? elsewhere : 0),
    reasons: isPostcode ? ['postcode'] : [],
  };
}

const isKnown = ({ name, street }: Place): boolean => name.length > 0 || street !== '';

/** From here on two events of one municipality are proposed as one. */
export const likely = 50;

/** Of events in two municipalities it takes more: each has its Christmas market on that Saturday. */
export function isLikely({ score, reasons }: Judgement, isSameMunicipality: boolean): boolean {
  if (isSameMunicipality) return score >= likely;
  const telling = reasons.some((one) => ['venue', 'street', 'website', 'uid'].includes(one));
  return score >= 70 && telling;
}
