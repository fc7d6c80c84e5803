import {
  type Expression,
  type Item,
  ifAbsent,
  type Write,
} from '../../../shared/data/expressions.ts';
import { presentNisOf } from '../../../shared/programme/nis-codes.ts';
import { type ShortLink, shortLinkSchema } from './short-link.ts';
import { merchantLinkKey, shortLinkKey, shortLinksPartition } from './short-link-keys.ts';

/** Narrows a list; whatever is absent is not looked at. */
export type Selection = {
  readonly [Name in 'material' | 'merchantId' | 'phaseId' | 'state']?: ShortLink[Name] | undefined;
};

export const itemOf = (link: ShortLink): Item => ({
  ...shortLinkKey(link.code),
  ...link,
  gsi1pk: shortLinksPartition(link.nis),
  gsi1sk: `${link.createdAt}#${link.code}`,
});

/** The link of an item, under the code that its municipality has today. */
export function linkOf(item: Item): ShortLink {
  const link = shortLinkSchema.parse(item);
  return { ...link, nis: presentNisOf(link.nis) };
}

export const newWrites = (link: ShortLink): Write[] => [
  { put: itemOf(link), condition: ifAbsent },
  ...takePlace(link),
];

/** What changes with the state: an active link takes its merchant's place for such links, a retired one leaves it. */
export function placeWrites(before: ShortLink, after: ShortLink): Write[] {
  if (before.state === after.state) return [];
  if (after.state === 'active') return takePlace(after);
  const { merchantId } = before;
  return merchantId === undefined ? [] : [{ remove: merchantLinkKey(merchantId, before) }];
}

const takePlace = (link: ShortLink): Write[] =>
  link.merchantId === undefined
    ? []
    : [
        {
          put: { ...merchantLinkKey(link.merchantId, link), code: link.code },
          condition: ifAbsent,
        },
      ];

export const ifVersion = ({ version }: ShortLink): Expression => ({
  expression: 'version = :version',
  values: { ':version': version },
});

export function filterOf(selection: Selection): { readonly filter?: Expression } {
  const wanted = Object.entries(selection).filter(([, value]) => value !== undefined);
  if (wanted.length === 0) return {};
  const conditions = wanted.map(([name]) => `#f_${name} = :f_${name}`);
  return {
    filter: {
      expression: conditions.join(' AND '),
      names: Object.fromEntries(wanted.map(([name]) => [`#f_${name}`, name])),
      values: Object.fromEntries(wanted.map(([name, value]) => [`:f_${name}`, value])),
    },
  };
}
