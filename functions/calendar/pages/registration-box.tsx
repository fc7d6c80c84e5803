import type { Language } from '../../../shared/i18n/language.ts';
import type { AgendaOccurrence } from '../events/agenda-entry.ts';
import type { CampaignEvent } from '../events/event.ts';
import { closingOf } from '../registration/open-occurrence.ts';
import { registerPath } from '../registration/registration-paths.ts';
import type { Seats } from '../registration/seats.ts';
import type { Via } from '../registration/via.ts';
import { registrationMessages } from './registration/messages.ts';
import { hasPlaces, isFull, placesLeft } from './registration/places-left.ts';

interface RegistrationBoxProps {
  readonly event: CampaignEvent;
  /** The time that the page is about, where it is still to come and takes place. */
  readonly occurrence: AgendaOccurrence | undefined;
  /** Of that time, once somebody has registered for it. */
  readonly seats: Seats | undefined;
  readonly language: Language;
  /** What led to the page, where it is known. */
  readonly via: Via | undefined;
  readonly now: Date;
}

/** Where somebody registers for an event that takes registrations. */
export function RegistrationBox(props: RegistrationBoxProps) {
  const { event, occurrence, seats, language, via, now } = props;
  const { registration: rule } = event;
  if (!rule || !occurrence) return null;
  const t = registrationMessages(language);
  const closesAt = closingOf(occurrence, rule);
  const isOpen = now < closesAt;
  return (
    <section class="box screen" aria-labelledby="registration">
      <h2 id="registration">{t('box.title')}</h2>
      <p>{isOpen ? t('box.text', { until: closesAt }) : t('box.closed')}</p>
      {isOpen && (
        <p>
          <strong>{placesLeft({ rule }, seats, t)}</strong>
        </p>
      )}
      {isOpen && !isFull({ rule }, seats) && (
        <p>
          <a class="button" href={registerPath(event, language, occurrence.key, via)}>
            {t(hasPlaces({ rule }, seats) ? 'box.button' : 'box.line')}
          </a>
        </p>
      )}
    </section>
  );
}
