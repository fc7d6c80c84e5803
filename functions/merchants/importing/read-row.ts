import { parseAddress } from '../../../shared/address/parse-address.ts';
import { withoutApostrophe } from '../../../shared/csv/write-csv.ts';
import type { Columns } from '../../../shared/importing/find-columns.ts';
import { findMunicipality } from '../../../shared/importing/find-municipality.ts';
import type { Refusal } from '../../../shared/importing/refusal.ts';
import { readLanguage } from '../../../shared/importing/words.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import { cleanLine } from '../../../shared/text/clean-text.ts';
import type { Contact, MerchantProfile } from '../merchant.ts';
import type { Column } from './columns.ts';
import type { ImportPolicy } from './policy.ts';
import { readProfile } from './read-profile.ts';
import type { RefusalReason, RowNote } from './refusal.ts';

/** A row that may be imported. */
export interface ImportedMerchant {
  readonly nis: string;
  readonly profile: MerchantProfile;
  readonly contact: Contact | undefined;
  readonly notes: readonly RowNote[];
}

/** Gives what a row says in a column; empty where the list has no such column. */
export type Cell = (column: Column) => string;

interface Layout {
  readonly columns: Columns<Column>;
  readonly width: number;
  readonly policy: ImportPolicy;
}

/** Reads one row. Judges what is written in it only, not what is known of the merchant. */
export function readRow(
  fields: readonly string[],
  { columns, width, policy }: Layout,
): ImportedMerchant | Refusal<RefusalReason> {
  if (fields.slice(width).some((extra) => extra.trim() !== '')) {
    return { reason: 'row.too_many_fields' };
  }
  const cell: Cell = (column) => withoutApostrophe((fields[columns[column] ?? -1] ?? '').trim());
  const nis = municipalityOf(cell, policy);
  if (typeof nis === 'object') return nis;
  const contact = contactOf(cell, nis);
  if (contact && 'reason' in contact) return contact;
  const read = readProfile(cell, nis);
  if ('reason' in read) return read;
  const isGuessed = cell('language') !== '' && readLanguage(cell('language')) === undefined;
  const guessed = contact && isGuessed ? (['language_guessed'] as const) : [];
  return { nis, contact, profile: read.profile, notes: [...read.notes, ...guessed] };
}

function municipalityOf(cell: Cell, { municipalities }: ImportPolicy): string | Refusal {
  const cells = {
    nis: cell('nis'),
    municipality: cell('municipality') || cell('town'),
    postcode: cell('postcode'),
  };
  const [only, ...others] = municipalities;
  const isUnsaid = Object.values(cells).every((text) => text === '');
  if (isUnsaid && only !== undefined && others.length === 0) return only;
  const found = findMunicipality(cells);
  if (typeof found === 'object' || municipalities.includes(found)) return found;
  return { reason: 'municipality.not_in_import' };
}

/** Nobody to write to where there is no address: a phone number alone is of no use to us, and is not kept. */
function contactOf(cell: Cell, nis: string): Contact | Refusal<RefusalReason> | undefined {
  if (cell('email') === '') return undefined;
  const parsed = parseAddress(cell('email'));
  if ('problem' in parsed) {
    return { reason: 'contact.malformed', suggestion: parsed.suggestion };
  }
  const usual = placeByNis(nis).municipality.defaultLanguage;
  return {
    email: parsed.address,
    language: readLanguage(cell('language')) ?? usual,
    name: shortLine(cell('contact'), 100),
    phone: shortLine(cell('phone'), 40),
  };
}

/** Undefined for what is empty, or longer than any name or number. */
function shortLine(text: string, max: number): string | undefined {
  const line = cleanLine(text);
  return line !== '' && line.length <= max ? line : undefined;
}
