import type { Language } from '../../../shared/i18n/language.ts';
import type { Place } from '../../../shared/programme/programme.ts';
import { residentOptIn } from '../../subscribers/index.ts';
import type { Text } from './messages.ts';

interface NewsletterFormProps {
  readonly language: Language;
  readonly place: Place;
  readonly t: Text;
}

/** Subscribing is a thing of its own: this form knows nothing of the vote, nor of the address that was used for it. */
export function NewsletterForm({ language, place, t }: NewsletterFormProps) {
  const { action, fields, consent } = residentOptIn(language, place);
  return (
    <form method="post" action={action} novalidate>
      {fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <label class="field" for="newsletter-address">
        {t('address.label')}
      </label>
      <input
        id="newsletter-address"
        name="address"
        type="email"
        inputmode="email"
        autocomplete="email"
        autocapitalize="none"
        spellcheck={false}
      />
      <p class="hint">{consent}</p>
      <button type="submit" class="quiet">
        {t('newsletter.button')}
      </button>
    </form>
  );
}
