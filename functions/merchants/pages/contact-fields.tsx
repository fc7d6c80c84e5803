import type { Language } from '../../../shared/i18n/language.ts';
import { TextField } from '../../../shared/pages/fields.tsx';
import type { FieldErrors } from '../../../shared/pages/form-errors.tsx';
import type { ContactFields } from '../judge-contact.ts';
import type { Text } from './messages.ts';

interface ContactFormProps {
  readonly language: Language;
  readonly fields: ContactFields;
  readonly errors: FieldErrors;
  readonly t: Text;
}

/** Who is behind the address. */
export const ContactForm = ({ language, fields, errors, t }: ContactFormProps) => (
  <>
    <TextField
      name="contactName"
      autocomplete="name"
      label={t('field.contactName')}
      value={fields.contactName}
      error={errors.contactName}
      optional={language}
    />
    <TextField
      name="phone"
      type="tel"
      autocomplete="tel"
      label={t('field.phone')}
      value={fields.phone}
      error={errors.phone}
      optional={language}
    />
  </>
);
