import { type Language, languages } from '../../shared/i18n/language.ts';
import type { FieldErrors } from '../../shared/pages/form-errors.tsx';
import type { Place } from '../../shared/programme/programme.ts';
import { readWeek, type WeekProblem, weekDays } from './hours/week-form.ts';
import type { MerchantProfile } from './merchant.ts';
import { merchantMessages, type Text } from './pages/messages.ts';
import { isInMunicipality, maxStory, profileInputSchema } from './profile/profile-input.ts';
import { hasMergeField } from './profile/unwanted-text.ts';
import { type ProfileFields, promiseNames, weekOf } from './profile-form.ts';

type Judged = { readonly profile: MerchantProfile } | { readonly errors: FieldErrors };

/** What was typed, as a profile, or as a sentence for each field that is wrong, in the order of the form. */
export function judgeProfile(fields: ProfileFields, place: Place, language: Language): Judged {
  const t = merchantMessages(language);
  const week = readWeek(weekOf(fields));
  const read = profileInputSchema().safeParse({
    ...inputOf(fields),
    openingHours: 'openings' in week ? week.openings : [],
  });
  const paths = read.success ? [] : read.error.issues.map(({ path }) => path.join('.'));
  const errors: FieldErrors = {
    ...fieldErrors(paths, fields, t),
    ...(read.success && elsewhere(read.data, place, t)),
    ...('problem' in week && weekErrors(week, t)),
  };
  return read.success && Object.keys(errors).length === 0 ? { profile: read.data } : { errors };
}

const inputOf = (fields: ProfileFields) => ({
  name: fields.name,
  trade: fields.trade,
  kind: fields.kind,
  address: { street: fields.street, postcode: fields.postcode, town: fields.town },
  story: { nl: fields['story-nl'], fr: fields['story-fr'], en: fields['story-en'] },
  website: fields.website,
  enterpriseNumber: fields.enterprise,
  promises: Object.fromEntries(promiseNames.map((name) => [name, fields.promises.includes(name)])),
});

/** Where a path of a profile stands in the form, before the stories and after them. */
const beforeStories = [
  ['name', 'name'],
  ['trade', 'trade'],
  ['kind', 'kind'],
  ['address.street', 'street'],
  ['address.postcode', 'postcode'],
  ['address.town', 'town'],
] as const;
const afterStories = [
  ['website', 'website'],
  ['enterpriseNumber', 'enterprise'],
] as const;

function fieldErrors(paths: readonly string[], fields: ProfileFields, t: Text): FieldErrors {
  const isWrong = ([path]: readonly [string, string]) => paths.includes(path);
  const stories = paths.some((path) => path.startsWith('story')) ? wrongStories(fields) : [];
  return Object.fromEntries([
    ...beforeStories.filter(isWrong).map(([, field]) => [field, t(`error.${field}`)]),
    ...stories.map((language) => [`story-${language}`, t('error.story')]),
    ...afterStories.filter(isWrong).map(([, field]) => [field, t(`error.${field}`)]),
  ]);
}

/** A profile says of all its texts together that one is wrong. */
const wrongStories = (fields: ProfileFields): Language[] =>
  languages.filter((language) => {
    const text = fields[`story-${language}`];
    return text.trim().length > maxStory || hasMergeField(text);
  });

const elsewhere = (profile: MerchantProfile, { municipality }: Place, t: Text): FieldErrors =>
  isInMunicipality(profile, municipality.nis)
    ? {}
    : { postcode: t('error.postcode.elsewhere', { municipality: municipality.name }) };

function weekErrors(wrong: WeekProblem, t: Text): FieldErrors {
  const { field, problem } = wrong;
  if (field === 'other') {
    const day = capital(t(`day.${wrong.day}`));
    return { [`other${wrong.day}`]: t(`error.other.${problem}`, { day }) };
  }
  if (field === 'open') return { open: t('error.open.missing') };
  const isOfHours = problem === 'backwards' || problem === 'overlap';
  return { [field]: isOfHours ? t(`error.hours.${problem}`) : t(`error.${field}.${problem}`) };
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Whether a day of the week with other hours is among what is wrong. */
export const isOtherDayWrong = (errors: FieldErrors): boolean =>
  weekDays.some((day) => errors[`other${day}`] !== undefined);
