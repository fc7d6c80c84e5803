import type { Language } from '../../../../shared/i18n/language.ts';
import { renderPage } from '../../../../shared/pages/layout.tsx';
import { placeByNis } from '../../../../shared/programme/programme.ts';
import { calendarPath } from '../../paths.ts';
import type { OpenOccurrence } from '../../registration/open-occurrence.ts';
import type { Registration } from '../../registration/registration.ts';
import { registrationPath } from '../../registration/registration-paths.ts';
import type { Seats } from '../../registration/seats.ts';
import { registrationMessages } from './messages.ts';
import { hasPlaces, placesLeft } from './places-left.ts';
import { RegistrationFacts } from './registration-facts.tsx';

interface ConfirmPageProps {
  readonly language: Language;
  readonly open: OpenOccurrence;
  readonly seats: Seats | undefined;
  readonly registration: Registration;
  readonly token: string;
  readonly now: Date;
}

/** Shows what would be confirmed. Opening it confirms nothing: mail scanners open every link. */
export function confirmPage(props: ConfirmPageProps): string {
  const { language, open, seats, registration, token } = props;
  const { event } = open;
  const t = registrationMessages(language);
  const place = placeByNis(event.nis);
  const home = calendarPath(language, place.municipality.slug);
  const isForLine = open.rule.waitingList && !hasPlaces(open, seats, registration.places);
  return renderPage(
    { language, title: t('confirm.title'), place, home },
    <>
      <h1>{t('confirm.title')}</h1>
      <p class="lead">{t(isForLine ? 'confirm.lead.line' : 'confirm.lead')}</p>
      <p>
        <strong>{placesLeft(open, seats, t)}</strong>
      </p>
      <RegistrationFacts {...props} event={event} t={t} />
      <form method="post" action={registrationPath(event, language, 'confirm')}>
        <input type="hidden" name="token" value={token} />
        <p>{t('confirm.consent')}</p>
        <button type="submit">{t(isForLine ? 'box.line' : 'confirm.button')}</button>
      </form>
      <p>{t('confirm.notYou')}</p>
    </>,
  );
}
