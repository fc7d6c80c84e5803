import { parseAddress } from '../../../shared/address/parse-address.ts';
import { withoutApostrophe } from '../../../shared/csv/write-csv.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import type { Columns } from '../../../shared/importing/find-columns.ts';
import { findMunicipality } from '../../../shared/importing/find-municipality.ts';
import type { Refusal } from '../../../shared/importing/refusal.ts';
import { readLanguage } from '../../../shared/importing/words.ts';
import { findPlaceByNis } from '../../../shared/programme/programme.ts';
import { cleanName } from '../person-name.ts';
import type { Audience } from '../schema.ts';
import type { Column } from './columns.ts';
import type { ImportPolicy } from './policy.ts';
import type { RefusalReason } from './refusal.ts';
import { readAudience, readConsent } from './words.ts';

/** A row that may be imported. */
export interface ImportedPerson {
  readonly address: string;
  readonly name: string | undefined;
  readonly municipality: string;
  readonly audience: Audience;
  readonly language: Language;
  /** What was changed or left out, for staff to know how often it happened. */
  readonly notes: readonly RowNote[];
}

/** `address_repaired`: blanks left out. `name_left_out`: not a name. `language_guessed`: not a word we know. */
export type RowNote = 'address_repaired' | 'name_left_out' | 'language_guessed';

/** Reads one row. Judges what is written in it only, not what is known of the person. */
export function readRow(
  fields: readonly string[],
  { columns, width, policy }: { columns: Columns<Column>; width: number; policy: ImportPolicy },
): ImportedPerson | Refusal<RefusalReason> {
  if (fields.slice(width).some((extra) => extra.trim() !== '')) {
    return { reason: 'row.too_many_fields' };
  }
  const cell = (column: Column): string =>
    withoutApostrophe((fields[columns[column] ?? -1] ?? '').trim());
  const parsed = parseAddress(cell('address'));
  if ('problem' in parsed) {
    return { reason: `address.${parsed.problem}`, suggestion: parsed.suggestion };
  }
  const municipality = municipalityOf(cell, policy);
  if (typeof municipality === 'object') return municipality;
  const audience = audienceOf(cell('audience'), policy);
  if (typeof audience === 'object') return audience;
  const refused = consentRefusal(cell('consent'), columns) ?? basisRefusal(parsed.address, policy);
  if (refused) return refused;
  const { address, repaired } = parsed;
  const written = nameOf(cell);
  const name = cleanName(written);
  const language = readLanguage(cell('language'));
  const notes: RowNote[] = [
    ...(repaired ? (['address_repaired'] as const) : []),
    ...(written !== '' && name === undefined ? (['name_left_out'] as const) : []),
    ...(cell('language') !== '' && language === undefined ? (['language_guessed'] as const) : []),
  ];
  return {
    address,
    name,
    municipality,
    audience,
    language: language ?? usual(municipality),
    notes,
  };
}

type Cell = (column: Column) => string;

function municipalityOf(cell: Cell, { municipalities }: ImportPolicy): string | Refusal {
  const cells = {
    nis: cell('nis'),
    municipality: cell('municipality'),
    postcode: cell('postcode'),
  };
  const [only, ...others] = municipalities;
  const isUnsaid = Object.values(cells).every((text) => text === '');
  if (isUnsaid && only !== undefined && others.length === 0) return only;
  const found = findMunicipality(cells);
  if (typeof found === 'object' || municipalities.includes(found)) return found;
  return { reason: 'municipality.not_in_import' };
}

function audienceOf(text: string, policy: ImportPolicy): Audience | Refusal<RefusalReason> {
  if (text === '') return policy.audience ?? { reason: 'audience.missing' };
  return readAudience(text) ?? { reason: 'audience.unknown' };
}

/** A list without the column is covered by the ground that staff stated for all of it. */
function consentRefusal(
  text: string,
  columns: Columns<Column>,
): Refusal<RefusalReason> | undefined {
  if (columns.consent === undefined) return undefined;
  const said = readConsent(text);
  if (said === 'yes') return undefined;
  return { reason: said === 'no' ? 'consent.missing' : 'consent.unclear' };
}

/** Local parts of addresses that belong to a function, not to a person. */
const impersonal =
  /^(?:info|contact|sales|verkoop|bestel(?:ling(?:en)?)?|winkel|shop|office|kantoor|admin|administratie|secretariaat|onthaal|hello|hallo|bonjour|mail|post|boekhouding|facturatie|reservatie|reservations?|commande|vente|magasin|marketing|klantendienst|service|support|zaak)(?:[.+_-].*)?$/;

/** Mail to legal persons needs no consent only at impersonal addresses (Royal Decree of 4 April 2003, art. 1). */
function basisRefusal(
  address: string,
  { people }: ImportPolicy,
): Refusal<RefusalReason> | undefined {
  if (people.state !== 'active' || people.basis !== 'legal_person_address') return undefined;
  return impersonal.test(address.split('@', 1)[0] ?? '')
    ? undefined
    : { reason: 'address.personal' };
}

const nameOf = (cell: Cell): string => {
  const first = cell('firstName');
  const last = cell('lastName');
  if (first === '' && last === '') return cell('name');
  return [first, last === '' ? cell('name') : last].filter(Boolean).join(' ');
};

const usual = (nis: string): Language => findPlaceByNis(nis)?.municipality.defaultLanguage ?? 'nl';
