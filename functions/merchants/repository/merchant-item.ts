import { type Clock, daysAfter, epochSeconds } from '../../../shared/clock.ts';
import {
  type Expression,
  type Item,
  ifAbsent,
  type Write,
} from '../../../shared/data/expressions.ts';
import { keptDays } from '../../../shared/privacy/kept-days.ts';
import { findPlaceByNis } from '../../../shared/programme/programme.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { type Merchant, merchantSchema } from '../merchant.ts';
import {
  codeKey,
  contactsKey,
  directoryKey,
  enterprisesKey,
  merchantKey,
  slugKey,
} from './keys.ts';

/** When DynamoDB may remove what is written now of the merchant, in epoch seconds. */
function expiryOf({ state, createdAt }: Merchant, now: Clock): { expiresAt?: number } {
  if (state === 'unconfirmed') {
    return { expiresAt: epochSeconds(daysAfter(new Date(createdAt), keptDays.unconfirmedShop)) };
  }
  if (state === 'rejected') {
    return { expiresAt: epochSeconds(daysAfter(now(), keptDays.rejectedShop)) };
  }
  return {};
}

/** What a search looks through: name, place and story in all languages, as {@link plainText} writes them. */
const searchTextOf = ({ name, address, story }: Merchant): string =>
  [name, address.street, address.town, ...Object.values(story)]
    .map((text) => plainText(text ?? ''))
    .join(' ');

export const directoryOrder = ({ state, name, id }: Pick<Merchant, 'state' | 'name' | 'id'>) =>
  `${state}#${plainText(name)}#${id}`;

export const toItem = (merchant: Merchant, now: Clock): Item => ({
  ...merchantKey(merchant.id),
  ...merchant,
  searchText: searchTextOf(merchant),
  gsi1pk: directoryKey(merchant.nis),
  gsi1sk: directoryOrder(merchant),
  ...expiryOf(merchant, now),
});

/**
 * The merchant of an item. One of a municipality that has merged belongs to the new one; its slug, which was
 * unique in the old one only, then ends in the old code.
 */
export function fromItem(item: Item): Merchant {
  const merchant = merchantSchema().parse(item);
  const nis = findPlaceByNis(merchant.nis)?.municipality.nis ?? merchant.nis;
  return nis === merchant.nis ? merchant : { ...merchant, nis, slug: movedSlug(merchant) };
}

export const movedSlug = ({ slug, nis }: Pick<Merchant, 'slug' | 'nis'>): string =>
  `${slug}-${nis}`;

const ifOwn = (id: string): Expression => ({
  expression: 'attribute_not_exists(pk) OR id = :id',
  values: { ':id': id },
});

/** The items by which a merchant is found, besides its own. Slug and code fail where another merchant has them. */
export function pointerWrites(merchant: Merchant, isNew: boolean, now: Clock): Write[] {
  const { id, nis, slug, shortCode } = merchant;
  const expiry = expiryOf(merchant, now);
  const condition = isNew ? ifAbsent : ifOwn(id);
  return [
    { put: { ...slugKey(nis, slug), id, ...expiry }, condition },
    { put: { ...codeKey(shortCode), id, ...expiry }, condition },
    ...foundBy(merchant).map((pk) => ({ put: { pk, sk: id, ...expiry } })),
  ];
}

/** Pointers of the earlier state that the later one has no longer. */
export const pointerRemovals = (before: Merchant, after: Merchant): Write[] => {
  const kept = foundBy(after);
  return foundBy(before)
    .filter((pk) => !kept.includes(pk))
    .map((pk) => ({ remove: { pk, sk: before.id } }));
};

/** All of them, those of a municipality that has merged too. */
export function allPointerRemovals({ id, slug, nis, shortCode, ...found }: Found): Write[] {
  const former = findPlaceByNis(nis)?.municipality.formerNis ?? [];
  const moved = former.filter((code) => slug.endsWith(`-${code}`));
  return [
    ...[
      slugKey(nis, slug),
      ...moved.map((code) => slugKey(code, slug.slice(0, -code.length - 1))),
      codeKey(shortCode),
    ].map((remove) => ({ remove, condition: ifOwn(id) })),
    ...foundBy(found).map((pk) => ({ remove: { pk, sk: id } })),
  ];
}

type Found = Pick<Merchant, 'id' | 'slug' | 'nis' | 'shortCode' | 'contact' | 'enterpriseNumber'>;

/** A change that is proposed is no reason yet to be found by it. */
const foundBy = ({
  contact,
  enterpriseNumber,
}: Pick<Merchant, 'contact' | 'enterpriseNumber'>): string[] => [
  ...(contact ? [contactsKey(contact.email)] : []),
  ...(enterpriseNumber ? [enterprisesKey(enterpriseNumber)] : []),
];
