import type { Place } from '../../shared/programme/programme.ts';
import { type WeekFields, weekDays, weekFieldsOf } from './hours/week-form.ts';
import type { MerchantProfile } from './merchant.ts';
import { writtenEnterpriseNumber } from './profile/enterprise-number.ts';

/** The form of a profile as typed: kept when something is wrong. */
export interface ProfileFields {
  readonly name: string;
  readonly trade: string;
  readonly kind: string;
  readonly street: string;
  readonly postcode: string;
  readonly town: string;
  readonly 'story-nl': string;
  readonly 'story-fr': string;
  readonly 'story-en': string;
  readonly website: string;
  readonly enterprise: string;
  readonly open: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly breakFrom: string;
  readonly breakTo: string;
  readonly other1: string;
  readonly other2: string;
  readonly other3: string;
  readonly other4: string;
  readonly other5: string;
  readonly other6: string;
  readonly other7: string;
  readonly promises: readonly string[];
}

export const promiseNames = ['knowsYou', 'givesService', 'helpsYou'] as const;

/** An empty form, with what the municipality already says. */
export const emptyProfile = ({ municipality }: Place): ProfileFields => ({
  name: '',
  trade: '',
  kind: 'shop',
  street: '',
  postcode: municipality.postcodes.length === 1 ? (municipality.postcodes[0] ?? '') : '',
  town: municipality.name,
  'story-nl': '',
  'story-fr': '',
  'story-en': '',
  website: '',
  enterprise: '',
  ...weekToFields(weekFieldsOf([])),
  promises: [],
});

export const profileFieldsOf = (profile: MerchantProfile): ProfileFields => ({
  name: profile.name,
  trade: profile.trade,
  kind: profile.kind,
  ...profile.address,
  'story-nl': profile.story.nl ?? '',
  'story-fr': profile.story.fr ?? '',
  'story-en': profile.story.en ?? '',
  website: profile.website ?? '',
  enterprise: profile.enterpriseNumber ? writtenEnterpriseNumber(profile.enterpriseNumber) : '',
  ...weekToFields(weekFieldsOf(profile.openingHours)),
  promises: promiseNames.filter((name) => profile.promises[name]),
});

const weekToFields = ({ open, from, to, breakFrom, breakTo, other }: WeekFields) => ({
  open,
  from,
  to,
  breakFrom,
  breakTo,
  other1: other[1],
  other2: other[2],
  other3: other[3],
  other4: other[4],
  other5: other[5],
  other6: other[6],
  other7: other[7],
});

export const weekOf = (fields: ProfileFields): WeekFields => ({
  open: weekDays.map(String).filter((day) => fields.open.includes(day)),
  from: fields.from,
  to: fields.to,
  breakFrom: fields.breakFrom,
  breakTo: fields.breakTo,
  other: {
    1: fields.other1,
    2: fields.other2,
    3: fields.other3,
    4: fields.other4,
    5: fields.other5,
    6: fields.other6,
    7: fields.other7,
  },
});
