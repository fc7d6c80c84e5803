import { instantAt, textsAt, type UitdatabankEntry } from './uitdatabank-entry.ts';

type Condition = (entry: UitdatabankEntry) => boolean;

const quoted = String.raw`"(?:\\.|[^"\\])*"`;
const clause = new RegExp(
  String.raw`(NOT )?([\w.*\\]+):(\((?:${quoted}|[^()"])*\)|\[[^\]]*\]|${quoted}|\S+)(?: AND |$)`,
  'y',
);

/**
 * Understands of advanced queries what our sources ask: conditions that must all hold, of one field each, with values in
 * round brackets or a range of times in square ones. Undefined where there is anything else.
 */
export function parseQuery(q: string): Condition | undefined {
  const conditions: Condition[] = [];
  clause.lastIndex = 0;
  while (clause.lastIndex < q.length) {
    const found = clause.exec(q);
    if (!found) return undefined;
    const [, not, field = '', value = ''] = found;
    const condition = conditionOf(field.replaceAll('\\', ''), value);
    conditions.push(not ? (entry) => !condition(entry) : condition);
  }
  return (entry) => conditions.every((condition) => condition(entry));
}

function conditionOf(field: string, value: string): Condition {
  if (field === '_exists_') return ({ json }) => textsAt(json, value).length > 0;
  if (value.startsWith('[')) return availableIn(value);
  const wanted = new Set(valuesOf(value));
  return (entry) => textsOf(entry, field).some((text) => wanted.has(text.toLowerCase()));
}

const valuesOf = (value: string): string[] =>
  (value.replace(/^\(|\)$/g, '').match(new RegExp(`${quoted}|\\S+`, 'g')) ?? [])
    .filter((word) => word !== 'OR')
    .map((word) => word.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1').toLowerCase());

function textsOf({ json, regions = [] }: UitdatabankEntry, field: string): readonly string[] {
  switch (field) {
    case 'regions':
      return regions;
    case 'labels':
      return [...textsAt(json, 'labels'), ...textsAt(json, 'hiddenLabels')];
    case 'organizer.id':
      return textsAt(json, 'organizer.@id').map((id) => id.split('/').at(-1) ?? '');
    default:
      return textsAt(json, `location.${field}`);
  }
}

/** Whether an entry is visible at any time of a range. */
function availableIn(range: string): Condition {
  const [from = '*', to = '*'] = range.slice(1, -1).replaceAll('\\', '').split(' TO ');
  return ({ json }) => {
    const first = instantAt(json, 'availableFrom') ?? Number.NEGATIVE_INFINITY;
    const last = instantAt(json, 'availableTo') ?? Number.POSITIVE_INFINITY;
    return !(last < Date.parse(from)) && !(first > Date.parse(to));
  };
}
