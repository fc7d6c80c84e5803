import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { detectDelimiter } from '../../../shared/csv/detect-delimiter.ts';
import { decoded, detectEncoding } from '../../../shared/csv/encoding.ts';
import { readRecords } from '../../../shared/csv/read-records.ts';
import { csvLine, withoutApostrophe } from '../../../shared/csv/write-csv.ts';

async function* inPieces<Text extends string | Buffer>(whole: Text, size: number) {
  for (let at = 0; at < whole.length; at += size) {
    yield (
      typeof whole === 'string' ? whole.slice(at, at + size) : whole.subarray(at, at + size)
    ) as Text;
  }
}

async function allOf<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const all: Value[] = [];
  for await (const value of values) all.push(value);
  return all;
}

async function recordsOf(text: string, delimiter = ';', size = 7) {
  return allOf(readRecords(inPieces(text, size), delimiter));
}

const field = fc.string({
  unit: fc.constantFrom('a', 'é', '"', ';', ',', '\t', '|', '\n', '\r', ' ', '€'),
});
const row = fc.array(field, { minLength: 2, maxLength: 5 });
const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
const breaks = fc.constantFrom('\r\n', '\n', '\r');
const delimiters = fc.constantFrom(';', ',', '\t', '|');

describe('reading records', () => {
  test('gives back any rows, in any dialect, cut into pieces anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 8 }),
        delimiters,
        breaks,
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        async (rows, delimiter, lineBreak, size, endsWithBreak) => {
          const lines = rows.map((fields) => fields.map(quote).join(delimiter));
          const text = lines.join(lineBreak) + (endsWithBreak ? lineBreak : '');
          const records = await recordsOf(text, delimiter, size);
          expect(records.map((record) => ('fields' in record ? record.fields : record))).toEqual(
            rows,
          );
        },
      ),
    );
  });

  test('reads unquoted rows as another parser does', async () => {
    const plain = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '@', "'", 'x') });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(plain, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        breaks,
        async (rows, lineBreak) => {
          const text = rows.map((fields) => fields.join(';')).join(lineBreak);
          const records = await recordsOf(text);
          const theirs = parse(text, { delimiter: ';', relax_column_count: true });
          expect(records.map((record) => ('fields' in record ? record.fields : []))).toEqual(
            theirs,
          );
        },
      ),
    );
  });

  test('knows the line on which each record begins, whatever breaks lines', async () => {
    const text = 'a;b\r\n"x\r\ny";1\n\n"p\rq";2\rz;3';
    const records = await recordsOf(text);
    expect(records.map(({ line }) => line)).toEqual([1, 2, 4, 5, 7]);
  });

  test('an unclosed quote costs one line, also at the end of the file', async () => {
    const records = await recordsOf('a;"b\nc;d\ne;"f');
    expect(records).toEqual([
      { line: 1, problem: 'unclosed_quote' },
      { line: 2, fields: ['c', 'd'] },
      { line: 3, problem: 'unclosed_quote' },
    ]);
  });

  test('a quote inside an unquoted field is a letter', async () => {
    expect(await recordsOf('5" pipe;x')).toEqual([{ line: 1, fields: ['5" pipe', 'x'] }]);
  });

  test('a line of megabytes is refused without being kept, and reading goes on', async () => {
    const records = await recordsOf(`a;b\n${'x'.repeat(3_000_000)}\nc;d\n`, ';', 65_536);
    expect(records).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, problem: 'too_large' },
      { line: 3, fields: ['c', 'd'] },
    ]);
  });

  test.each([
    ['E-mail;Naam;Gemeente, deelgemeente', ';'],
    ['E-mail,Nom', ','],
    ['E-mail\tNaam', '\t'],
    ['"E-mail|x"|Naam', '|'],
    ['sep=,', ','],
    ['E-mail', ';'],
  ])('finds the delimiter of %j', (header, delimiter) => {
    expect(detectDelimiter(header)).toBe(delimiter);
  });
});

describe('encodings', () => {
  const text = 'e-mail;naam\nan@x.be;Zoë Çelik\n';

  test.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['windows-1252', iconv.encode(`${text}Sœur €`, 'win1252')],
    ['utf-16le', iconv.encode(text, 'utf16le', { addBOM: true })],
    ['utf-16le', iconv.encode(text, 'utf16le')],
    ['utf-16be', iconv.encode(text, 'utf16be', { addBOM: true })],
  ] as const)('finds and reads %s, cut anywhere', async (encoding, bytes) => {
    for (const size of [3, 5, 4096]) {
      if (size >= 4096 || bytes[0] !== 0xff) {
        expect(await detectEncoding(inPieces(bytes, size === 4096 ? size : 64))).toBe(encoding);
      }
      const read = (await allOf(decoded(inPieces(bytes, size), encoding))).join('');
      expect(read.startsWith(text)).toBe(true);
      if (encoding === 'windows-1252') expect(read).toContain('Sœur €');
    }
  });

  test('a single broken byte far into the file makes it Windows-1252', async () => {
    const bytes = Buffer.concat([
      Buffer.alloc(100_000, 'a'),
      Buffer.from([0xe9]),
      Buffer.from('b'),
    ]);
    expect(await detectEncoding(inPieces(bytes, 4096))).toBe('windows-1252');
  });
});

describe('writing', () => {
  test('what is written is read back, and nothing runs as a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), (fields) => {
        const [read = []] = parse(csvLine(fields), { delimiter: ';' });
        for (const cell of read) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        const restored = read.map((cell: string, index: number) =>
          fields[index]?.startsWith("'") ? cell : withoutApostrophe(cell),
        );
        expect(restored).toEqual(fields);
      }),
    );
  });
});
