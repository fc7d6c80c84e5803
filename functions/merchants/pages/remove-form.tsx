import type { Language } from '../../../shared/i18n/language.ts';
import { FieldError, type FieldErrors } from '../../../shared/pages/form-errors.tsx';
import { linkPath } from '../paths.ts';
import type { Text } from './messages.ts';

interface RemoveFormProps {
  readonly language: Language;
  readonly token: string;
  readonly errors: FieldErrors;
  readonly t: Text;
}

/** Takes the merchant away, once the box is ticked. */
export const RemoveForm = ({ language, token, errors, t }: RemoveFormProps) => (
  <details open={errors.sure !== undefined}>
    <summary>{t('remove.title')}</summary>
    <p>{t('remove.lead')}</p>
    <p>{t('remove.remains')}</p>
    <form method="post" action={linkPath(language, 'remove')}>
      <input type="hidden" name="token" value={token} />
      <FieldError name="sure" error={errors.sure} />
      <label class="choice">
        <input
          type="checkbox"
          id="sure"
          name="sure[]"
          value="yes"
          aria-describedby={errors.sure ? 'sure-error' : undefined}
        />
        <span>{t('remove.sure')}</span>
      </label>
      <button type="submit" class="danger">
        {t('remove.button')}
      </button>
    </form>
  </details>
);
