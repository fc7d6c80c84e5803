import { type Language, languages } from '../../../shared/i18n/language.ts';
import { Choices } from '../../../shared/pages/choices.tsx';
import { SelectField, TextArea, TextField } from '../../../shared/pages/fields.tsx';
import type { FieldErrors } from '../../../shared/pages/form-errors.tsx';
import { maxStory } from '../profile/profile-input.ts';
import type { ProfileFields } from '../profile-form.ts';
import { kindOptions, promiseOptions, tradeOptions } from './choices.ts';
import type { Text } from './messages.ts';
import { WeekForm } from './week-fields.tsx';

export interface ProfileFormProps {
  readonly language: Language;
  readonly fields: ProfileFields;
  readonly errors: FieldErrors;
  readonly t: Text;
}

/** Everything of a merchant that its page shows. */
export function ProfileForm(props: ProfileFormProps) {
  const { fields, t } = props;
  return (
    <>
      <ShopFields {...props} />
      <StoryFields {...props} />
      <WeekForm {...props} />
      <section>
        <h2>{t('section.promises')}</h2>
        <Choices
          name="promises[]"
          legend={t('section.promises.hint')}
          options={promiseOptions(t)}
          selected={fields.promises}
        />
      </section>
    </>
  );
}

function ShopFields({ language, fields, errors, t }: ProfileFormProps) {
  return (
    <section>
      <h2>{t('section.shop')}</h2>
      <TextField
        name="name"
        autocomplete="organization"
        label={t('field.name')}
        hint={t('field.name.hint')}
        value={fields.name}
        error={errors.name}
      />
      <SelectField
        name="trade"
        label={t('field.trade')}
        none={t('field.trade.none')}
        options={tradeOptions(language)}
        value={fields.trade}
        error={errors.trade}
      />
      <Choices
        name="kind"
        legend={t('field.kind')}
        options={kindOptions(t)}
        selected={[fields.kind]}
        error={errors.kind}
      />
      <TextField
        name="street"
        autocomplete="street-address"
        label={t('field.street')}
        value={fields.street}
        error={errors.street}
      />
      <TextField
        name="postcode"
        autocomplete="postal-code"
        inputmode="numeric"
        label={t('field.postcode')}
        value={fields.postcode}
        error={errors.postcode}
      />
      <TextField
        name="town"
        autocomplete="address-level2"
        label={t('field.town')}
        value={fields.town}
        error={errors.town}
      />
    </section>
  );
}

function StoryFields({ language, fields, errors, t }: ProfileFormProps) {
  const others = languages.filter((other) => other !== language);
  const hasOther = others.some(
    (other) => fields[`story-${other}`] !== '' || errors[`story-${other}`] !== undefined,
  );
  const story = (written: Language, isFirst: boolean) => (
    <TextArea
      name={`story-${written}`}
      rows={isFirst ? 7 : 4}
      maxlength={maxStory}
      label={t('field.story', { isFirst: isFirst ? 'yes' : 'no', language: written })}
      {...(isFirst && { hint: t('field.story.hint') })}
      value={fields[`story-${written}`]}
      error={errors[`story-${written}`]}
      optional={language}
    />
  );
  return (
    <section>
      <h2>{t('section.story')}</h2>
      {story(language, true)}
      <details open={hasOther}>
        <summary>{t('field.story.more')}</summary>
        {others.map((other) => story(other, false))}
      </details>
      <TextField
        name="website"
        type="url"
        autocomplete="url"
        label={t('field.website')}
        value={fields.website}
        error={errors.website}
        optional={language}
      />
      <TextField
        name="enterprise"
        autocomplete="off"
        inputmode="numeric"
        label={t('field.enterprise')}
        hint={t('field.enterprise.hint')}
        value={fields.enterprise}
        error={errors.enterprise}
        optional={language}
      />
    </section>
  );
}
