import { seededRandom } from '../aws/random.ts';
import { type Encoding, encodeText, quoteField } from './csv-text.ts';

export type RowKind =
  | 'good'
  | 'same-row-again'
  | 'other-case'
  | 'blanks-in-address'
  | 'no-at'
  | 'comma-for-dot'
  | 'accent-in-address'
  | 'long-label'
  | 'no-address'
  | 'no-consent'
  | 'other-municipality'
  | 'formula'
  | 'quotes-in-name'
  | 'line-break-in-name'
  | 'markup-in-name'
  | 'endless-name';

export interface MessyExportOptions {
  readonly rows: number;
  readonly seed?: number;
  readonly delimiter?: ';' | ',' | '\t' | '|';
  readonly encoding?: Encoding;
  readonly lineBreak?: '\r\n' | '\n' | '\r';
}

export interface MessyExport {
  readonly bytes: Buffer;
  readonly kinds: Partial<Record<RowKind, number>>;
  /** What the import is to make of it, every row in one of them. */
  readonly expected: {
    readonly accepted: number;
    readonly merged: number;
    readonly refused: number;
    readonly refusedBy: Record<string, number>;
  };
  /** Line of the file on which each refused row begins, and why it is refused. */
  readonly refusals: readonly { readonly line: number; readonly reason: string }[];
  /** Addresses that the import makes subscribers of. */
  readonly addresses: readonly string[];
}

const header = ['E-mailadres', 'Naam', 'Gemeente', 'Postcode', 'Doelgroep', 'Taal', 'Toestemming'];
const places = [
  ['Retie', '2470'],
  ['BALEN', '2490'],
  ['oud turnhout', '2360'],
  ['Bierbeek', '3360'],
  ['Zoutleeuw', '3440'],
  ['Lubbeek', '3210'],
] as const;
const firstNames = ['An', 'Loïc', 'Zoë', 'Søren', 'Hélène', 'Bart', 'Mieke', 'Œdipe', 'Fatima'];
const lastNames = ["O'Brien", 'Peeters', 'Van den Broeck', 'Çelik', 'Lefèvre', "D'Hondt", 'Weiß'];
const yes = ['ja', 'JA', 'oui', 'x', '1', 'true', 'Yes'];
const no = ['nee', 'non', '', '0', 'false'];
const audiences = ['inwoner', 'Bewoner', 'habitant', 'Handelaar', 'ondernemer', 'commerçant'];
const languages = ['nl', 'Nederlands', 'fr', 'Frans', 'français', ''];

/** Share of each odd kind, in thousandths; the rest is good. */
const shares: readonly (readonly [RowKind, number])[] = [
  ['same-row-again', 31],
  ['other-case', 23],
  ['blanks-in-address', 26],
  ['no-at', 21],
  ['comma-for-dot', 10],
  ['accent-in-address', 8],
  ['long-label', 5],
  ['no-address', 8],
  ['no-consent', 18],
  ['other-municipality', 20],
  ['formula', 10],
  ['quotes-in-name', 10],
  ['line-break-in-name', 10],
  ['markup-in-name', 10],
  ['endless-name', 5],
];

const refusedFor: Partial<Record<RowKind, string>> = {
  'no-at': 'address.no_at',
  'comma-for-dot': 'address.comma_for_dot',
  'accent-in-address': 'address.non_ascii_local',
  'long-label': 'address.too_long',
  'no-address': 'address.empty',
  'no-consent': 'consent.missing',
  'other-municipality': 'municipality.unknown',
};

/** A list as a municipality exports it, of made-up people, with every fault that such lists have. */
export function messyExport(options: MessyExportOptions): MessyExport {
  const { rows, seed = 1, delimiter = ';', encoding = 'win1252', lineBreak = '\r\n' } = options;
  const random = seededRandom(seed);
  const pick = <Value>(values: readonly Value[]): Value => {
    const value = values[Math.floor(random() * values.length)];
    if (value === undefined) throw new RangeError('nothing to pick from');
    return value;
  };
  const write = (fields: readonly string[]) =>
    fields.map((field) => quoteField(field, delimiter)).join(delimiter);
  const lines = [write(header)];
  const kinds: Partial<Record<RowKind, number>> = {};
  const refusals: { line: number; reason: string }[] = [];
  const good: string[][] = [];
  const known = new Set<string>();
  let line = 2;
  let merged = 0;

  for (let index = 0; index < rows; index += 1) {
    const kind = good.length === 0 ? 'good' : kindOf(random() * 1000);
    const fields = rowOf(kind, index);
    kinds[kind] = (kinds[kind] ?? 0) + 1;
    lines.push(write(fields));
    const reason = refusedFor[kind];
    if (reason) refusals.push({ line, reason });
    else {
      const address = (fields[0] ?? '').replaceAll(' ', '').toLowerCase();
      if (known.has(address)) merged += 1;
      known.add(address);
      if (kind === 'good') good.push(fields);
    }
    line += 1 + (fields.join('').match(/\r\n|\r|\n/g)?.length ?? 0);
  }

  const refusedBy: Record<string, number> = {};
  for (const { reason } of refusals) refusedBy[reason] = (refusedBy[reason] ?? 0) + 1;
  return {
    bytes: encodeText(`${lines.join(lineBreak)}${lineBreak}`, encoding),
    kinds,
    expected: { accepted: known.size, merged, refused: refusals.length, refusedBy },
    refusals,
    addresses: [...known],
  };

  function rowOf(kind: RowKind, index: number): string[] {
    const [place, postcode] = pick(places);
    const [first, last] = [pick(firstNames), pick(lastNames)];
    const local = `${first}.${last}${index}`.toLowerCase().replace(/[^a-z0-9.]/g, '');
    const row = {
      address: `${local}@${pick(['telenet.be', 'skynet.be', 'gmail.com'])}`,
      name: `${first} ${last}`,
      place,
      postcode,
      audience: pick(audiences),
      language: pick(languages),
      consent: pick(yes),
    };
    return faulty(kind, row);
  }

  function faulty(kind: RowKind, row: Record<string, string>): string[] {
    const { address = '', name = '', place = '' } = row;
    if (kind === 'same-row-again') return [...pick(good)];
    if (kind === 'other-case') {
      const [again = '', ...rest] = pick(good);
      return [again.toUpperCase(), ...rest];
    }
    const changes: Partial<Record<RowKind, Record<string, string>>> = {
      'blanks-in-address': { address: ` ${address.replace('@', ' @ ')}` },
      'no-at': { address: address.replace('@', '') },
      'comma-for-dot': { address: address.replace(/\.(?=[a-z]+$)/, ',') },
      'accent-in-address': { address: `é${address}` },
      'long-label': { address: address.replace('@', `@${'x'.repeat(70)}.`) },
      'no-address': { address: '' },
      'no-consent': { consent: pick(no) },
      'other-municipality': { place: 'Turnhout', postcode: '2300' },
      formula: { name: '=HYPERLINK("http://x.example")' },
      'quotes-in-name': { name: `"${name}" van ${place}` },
      'line-break-in-name': { name: name.replace(' ', lineBreak) },
      'markup-in-name': { name: `${name} <b>` },
      'endless-name': { name: 'x'.repeat(300) },
    };
    return Object.values({ ...row, ...changes[kind] });
  }
}

function kindOf(thousandth: number): RowKind {
  let below = 0;
  for (const [kind, share] of shares) {
    below += share;
    if (thousandth < below) return kind;
  }
  return 'good';
}
