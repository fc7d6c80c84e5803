import type { Refusal } from '../../../shared/importing/refusal.ts';
import { readYesNo } from '../../../shared/importing/words.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import { readDayHours } from '../hours/read-day-hours.ts';
import { openingsOn, readWeekHours } from '../hours/read-week-hours.ts';
import type { MerchantProfile } from '../merchant.ts';
import { readEnterpriseNumber } from '../profile/enterprise-number.ts';
import { openingProblem } from '../profile/opening-hours.ts';
import { profileInputSchema } from '../profile/profile-input.ts';
import { readWebsite } from '../profile/website.ts';
import { dayColumns } from './columns.ts';
import type { Cell } from './read-row.ts';
import type { RefusalReason, RowNote } from './refusal.ts';
import { readKind, readTrade } from './trade-words.ts';

/** A value of a row, and what to note where it is not what the row says. */
interface Reading<Value> {
  readonly value: Value;
  readonly note?: RowNote | undefined;
}

type Outcome =
  | { readonly profile: MerchantProfile; readonly notes: readonly RowNote[] }
  | Refusal<RefusalReason>;

/**
 * The profile that a row describes. What a merchant is found by (name, street, enterprise number) must be right; what
 * it can do without is left out and noted where it is not understood.
 */
export function readProfile(cell: Cell, nis: string): Outcome {
  if (cell('name') === '') return { reason: 'name.missing' };
  if (cell('name').startsWith('=')) return { reason: 'name.unusable' };
  const street = streetOf(cell);
  if (street === '') return { reason: 'street.missing' };
  const postcode = postcodeOf(cell, nis);
  if (postcode === undefined) return { reason: 'postcode.missing' };
  const enterpriseNumber = readEnterpriseNumber(cell('enterpriseNumber'));
  if (cell('enterpriseNumber') !== '' && enterpriseNumber === undefined) {
    return { reason: 'enterprise_number.invalid' };
  }
  const town =
    cell('town') ||
    cell('municipality')
      .replace(/\d{4}|[()]/g, '')
      .trim();
  const trade = orElse(readTrade(cell('trade')), 'other', 'trade_guessed');
  const kind = kindOf(cell);
  const website = optional(cell('website'), readWebsite, 'website_left_out');
  const hours = hoursOf(cell);
  const promises = promisesOf(cell);
  const parsed = profileInputSchema().safeParse({
    name: cell('name'),
    trade: trade.value,
    kind: kind.value,
    address: { street, postcode, town: town || placeByNis(nis).municipality.name },
    story: { nl: cell('storyNl'), fr: cell('storyFr'), en: cell('storyEn') },
    website: website.value,
    openingHours: hours.value,
    enterpriseNumber,
    promises: promises.value,
  });
  if (!parsed.success) return { reason: reasonOf(parsed.error.issues[0]?.path[0]) };
  const notes = [trade, kind, website, hours, promises].flatMap(({ note }) => note ?? []);
  return { profile: parsed.data, notes };
}

/** All else in a row is made good or left out before. */
const reasonOf = (field: PropertyKey | undefined): RefusalReason => {
  if (field === 'story') return 'story.unusable';
  return field === 'address' ? 'street.missing' : 'name.unusable';
};

const orElse = <Value>(
  value: Value | undefined,
  otherwise: Value,
  note: RowNote,
): Reading<Value> => (value === undefined ? { value: otherwise, note } : { value });

const optional = <Value>(
  text: string,
  read: (text: string) => Value | undefined,
  note: RowNote,
): Reading<Value | undefined> => {
  const value = text === '' ? undefined : read(text);
  return { value, note: text !== '' && value === undefined ? note : undefined };
};

/** The kind may be said by its own column, or by that of the trade: `producent van kaas`. */
function kindOf(cell: Cell): Reading<'shop' | 'producer'> {
  const said = readKind(cell('kind')) ?? readKind(cell('trade'));
  const isWord = cell('kind') !== '' && readKind(cell('kind')) === undefined;
  return { value: said ?? 'shop', note: isWord ? 'kind_guessed' : undefined };
}

function streetOf(cell: Cell): string {
  const box = cell('box') && `bus ${cell('box').replace(/^(?:bus|bte|boite|box)\.?\s*/i, '')}`;
  return [cell('street'), cell('number'), box].filter(Boolean).join(' ');
}

/** Where a municipality has one postcode only, it need not be said. */
function postcodeOf(cell: Cell, nis: string): string | undefined {
  const [digits] = /\d{4}/.exec(cell('postcode')) ?? [];
  if (digits !== undefined) return digits;
  const [only, ...others] = placeByNis(nis).municipality.postcodes;
  return others.length === 0 ? only : undefined;
}

function hoursOf(cell: Cell): Reading<MerchantProfile['openingHours']> {
  const left = { value: [], note: 'hours_left_out' } as const;
  if (cell('hours') !== '') {
    const week = readWeekHours(cell('hours'));
    return week ? { value: week } : { ...left, value: [] };
  }
  const days = dayColumns.map((column, index) =>
    cell(column) === '' ? [] : openingsOn([index + 1], readDayHours(cell(column))),
  );
  const value = days.flatMap((openings) => openings ?? []);
  const isSound = days.every((openings) => openings !== undefined) && !openingProblem(value);
  return isSound ? { value } : { ...left, value: [] };
}

/** What is not said is not promised. */
function promisesOf(cell: Cell): Reading<MerchantProfile['promises']> {
  const said = {
    knowsYou: readYesNo(cell('knowsYou')),
    givesService: readYesNo(cell('givesService')),
    helpsYou: readYesNo(cell('helpsYou')),
  };
  const value = {
    knowsYou: said.knowsYou === 'yes',
    givesService: said.givesService === 'yes',
    helpsYou: said.helpsYou === 'yes',
  };
  const isUnclear = Object.values(said).includes('unclear');
  return { value, note: isUnclear ? 'promise_left_out' : undefined };
}
