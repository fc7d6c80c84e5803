import type { Clock } from '../../shared/clock.ts';
import type { HttpEvent } from '../../shared/http/event.ts';
import type { Language } from '../../shared/i18n/language.ts';
import { type Happening, judgeRequest } from '../engagement/index.ts';
import type { CampaignEvent } from './events/event.ts';

interface Added {
  readonly event: Pick<CampaignEvent, 'id' | 'nis'>;
  readonly language: Language;
  readonly request: HttpEvent;
}

/** Somebody took an event over into a calendar of their own, as far as we see: took the file, or went to where it is taken over. */
export const calendarAdded = (
  { event, language, request }: Added,
  { now }: { readonly now: Clock },
): Happening => ({
  kind: 'calendar-added',
  at: now().toISOString(),
  nis: event.nis,
  language,
  about: { event: event.id },
  machine: judgeRequest(request),
});
