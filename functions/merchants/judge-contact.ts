import type { Language } from '../../shared/i18n/language.ts';
import type { FieldErrors } from '../../shared/pages/form-errors.tsx';
import { cleanLine } from '../../shared/text/clean-text.ts';
import { merchantMessages } from './pages/messages.ts';
import { hasMergeField, hasWebAddress } from './profile/unwanted-text.ts';

/** Who is behind the address, as typed. */
export interface ContactFields {
  readonly contactName: string;
  readonly phone: string;
}

interface JudgedContact {
  readonly name: string | undefined;
  readonly phone: string | undefined;
  readonly errors: FieldErrors;
}

/** Name and telephone number as typed; both may be left out. */
export function judgeContact(fields: ContactFields, language: Language): JudgedContact {
  const t = merchantMessages(language);
  const name = cleanLine(fields.contactName);
  const phone = cleanLine(fields.phone);
  const isName = name.length <= 100 && !hasMergeField(name) && !hasWebAddress(name);
  const isPhone = phone === '' || /^\+?[\d\s()./-]{6,39}$/.test(phone);
  return {
    name: name || undefined,
    phone: phone || undefined,
    errors: {
      ...(!isName && { contactName: t('error.contactName') }),
      ...(!isPhone && { phone: t('error.phone') }),
    },
  };
}
