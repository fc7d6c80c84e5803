import type { Language } from '../../../shared/i18n/language.ts';
import type { AgendaOccurrence } from '../events/agenda-entry.ts';
import type { CampaignEvent } from '../events/event.ts';

interface RegistrationBoxProps {
  readonly event: CampaignEvent;
  /** The time that the page is about, where it is still to come and takes place. */
  readonly occurrence: AgendaOccurrence | undefined;
  readonly language: Language;
}

/** Where somebody registers for an event that takes registrations. */
export function RegistrationBox({ event }: RegistrationBoxProps) {
  if (!event.registration) return null;
  return null;
}
