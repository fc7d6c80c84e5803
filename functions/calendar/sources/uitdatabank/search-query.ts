import type { SettingsOf } from '../source-settings.ts';

/** What a call asks for, beside which events the source is of. */
export interface Wanted {
  readonly workflowStatus: readonly string[];
  /** Instants, ISO 8601. */
  readonly modifiedFrom?: string | undefined;
  readonly createdFrom?: string | undefined;
  readonly dateFrom?: string | undefined;
  /** In the language of advanced queries; all of them must hold. */
  readonly conditions?: readonly string[];
  readonly start: number;
  readonly limit: number;
}

/** `start` + `limit` beyond this is refused. */
export const maxResults = 10_000;

/** Path and parameters of a search for events; those changed last come last. */
export function searchPath(settings: SettingsOf<'uitdatabank'>, wanted: Wanted): string {
  const q = [ofSource(settings), ...(wanted.conditions ?? [])].join(' AND ');
  const parameters = new URLSearchParams({
    embed: 'true',
    // Else what was deleted, what has passed and what members only may attend would not be named.
    disableDefaultFilters: 'true',
    workflowStatus: wanted.workflowStatus.join(','),
    q,
    ...timesOf(wanted),
    'sort[modified]': 'asc',
    start: String(wanted.start),
    limit: String(wanted.limit),
  });
  return `/events/?${parameters}`;
}

function timesOf({ modifiedFrom, createdFrom, dateFrom }: Wanted): Record<string, string> {
  const times = { modifiedFrom, createdFrom, dateFrom };
  return Object.fromEntries(
    Object.entries(times).flatMap(([name, time]) => (time === undefined ? [] : [[name, time]])),
  );
}

/** Events that fit any of each list that says anything. */
function ofSource({ regions, postcodes, labels, organizers }: SettingsOf<'uitdatabank'>): string {
  const conditions = [
    anyOf('regions', regions),
    anyOf(String.raw`address.\*.postalCode`, postcodes),
    anyOf('labels', labels.map(quoted)),
    anyOf('organizer.id', organizers.map(quoted)),
  ];
  return conditions.filter((condition) => condition !== undefined).join(' AND ');
}

const anyOf = (field: string, values: readonly string[]): string | undefined =>
  values.length === 0 ? undefined : `${field}:(${values.join(' OR ')})`;

/** A phrase of Lucene's query syntax. */
const quoted = (text: string): string => `"${text.replace(/["\\]/g, String.raw`\$&`)}"`;

/** Of entries that were never changed, the time of change is not always written. */
export const isWithoutChange = 'NOT _exists_:modified';

/** Entries that became visible after one instant and up to another, both ISO 8601 in UTC. */
export const wasReleased = (after: string, upTo: string): string =>
  `availableRange:[${escaped(after)} TO ${escaped(upTo)}] AND NOT availableRange:[* TO ${escaped(after)}]`;

const escaped = (instant: string): string => instant.replaceAll(':', String.raw`\:`);
