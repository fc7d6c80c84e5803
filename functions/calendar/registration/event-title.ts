import type { Language } from '../../../shared/i18n/language.ts';
import { localized } from '../../../shared/i18n/localized.ts';
import type { CampaignEvent } from '../events/event.ts';
import { factsOf } from '../events/facts-of.ts';
import { calendarMessages } from '../messages.ts';

/** What an event is called, in the language wanted where it has a title in it. */
export const eventTitle = (event: CampaignEvent, language: Language): string =>
  localized(factsOf(event).title, language)?.text ?? calendarMessages(language)('untitled');
