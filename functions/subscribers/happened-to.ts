import type { Clock } from '../../shared/clock.ts';
import type { HttpEvent } from '../../shared/http/event.ts';
import type { Language } from '../../shared/i18n/language.ts';
import type { Place } from '../../shared/programme/programme.ts';
import { type Happening, judgeRequest } from '../engagement/index.ts';
import type { Audience } from './schema.ts';

interface Where {
  readonly place: Place;
  readonly audience?: Audience;
  /** Of the page. */
  readonly language: Language;
  /** Issue that led there, where that is known. */
  readonly issue?: string | undefined;
  readonly event: HttpEvent;
}

/** What somebody did with a subscription, as it is counted: where and for which newsletter, not who. */
export const happenedTo = (
  kind: 'subscribed' | 'confirmed' | 'preferences' | 'unsubscribed',
  { place, audience, language, issue, event }: Where,
  { now }: { readonly now: Clock },
): Happening => ({
  kind,
  at: now().toISOString(),
  nis: place.municipality.nis,
  audience,
  language,
  ...(issue !== undefined && { about: { issue } }),
  machine: judgeRequest(event),
});
