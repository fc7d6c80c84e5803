import { maskAddress } from '../../../../shared/address/parse-address.ts';
import type { Language } from '../../../../shared/i18n/language.ts';
import type { CampaignEvent } from '../../events/event.ts';
import { localDay } from '../../local-day.ts';
import { eventTitle } from '../../registration/event-title.ts';
import type { Registration } from '../../registration/registration.ts';
import { pageMessages } from '../messages.ts';
import { fullWords } from '../time-words.ts';
import type { RegistrationText } from './messages.ts';

interface FactsProps {
  readonly event: CampaignEvent;
  readonly registration: Registration;
  readonly language: Language;
  readonly now: Date;
  readonly t: RegistrationText;
}

/** What a registration is about, as its owner may see it: the address as much as one needs to know it. */
export function RegistrationFacts({ event, registration, language, now, t }: FactsProps) {
  const { told, key, name, organisation, address, places } = registration;
  const when = fullWords({ ...told, key }, localDay(now), pageMessages(language));
  const facts = [
    [t('facts.what'), eventTitle(event, language)],
    [t('facts.when'), when],
    [t('facts.where'), told.where],
    [t('facts.who'), name],
    [t('facts.organisation'), organisation],
    [t('facts.address'), address && maskAddress(address)],
    [t('facts.places'), String(places)],
  ] as const;
  return (
    <dl class="facts">
      {facts.map(
        ([label, value]) =>
          value && (
            <div>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
