import { findIana } from 'windows-iana';

/** The country whose city is meant where a name of Windows means several. */
const territory = 'BE';

const lowerCase = new Map(
  Intl.supportedValuesOf('timeZone').map((name) => [name.toLowerCase(), name] as const),
);
/** `brussels` is `Europe/Brussels`. */
const cities = new Map(
  [...lowerCase].map(([lower, name]) => [lower.slice(lower.lastIndexOf('/') + 1), name] as const),
);
const utcNames = new Set([
  'utc',
  'gmt',
  'z',
  'zulu',
  'etc/utc',
  'etc/gmt',
  'universal',
  'coordinated universal time',
]);

/**
 * The IANA zone that a TZID names: itself, the end of a path such as `/mozilla.org/20050126_1/Europe/Brussels`, or the zone that
 * Windows calls so.
 */
export function zoneByName(tzid: string): string | undefined {
  const name = tzid.trim();
  if (utcNames.has(name.toLowerCase())) return 'UTC';
  const segments = name.split('/');
  for (const length of [segments.length, 3, 2, 1]) {
    if (length > segments.length) continue;
    const found = ianaName(segments.slice(-length).join('/'));
    if (found) return found;
  }
  return windowsZone(name) ?? windowsZone(name.replace(/ \d{1,3}$/, ''));
}

function ianaName(name: string): string | undefined {
  if (utcNames.has(name.toLowerCase())) return 'UTC';
  const found = lowerCase.get(name.toLowerCase());
  if (found) return found;
  // Names that are not the first of their zone, such as `Asia/Kolkata`.
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{2,59}$/.test(name)) return undefined;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const windowsZone = (name: string): string | undefined =>
  findIana(name, territory)[0] ?? findIana(name)[0];

/**
 * The zone that a name means without being one: by a city that it names, as in `(UTC+01:00) Brussels, Copenhagen`, or by the offset
 * that is all of it.
 */
export function zoneByGuess(tzid: string): string | undefined {
  const places = tzid.slice(tzid.indexOf(')') + 1).split(/[,;/]/, 10);
  for (const place of places) {
    const found = cities.get(place.trim().toLowerCase().replaceAll(' ', '_'));
    if (found) return found;
  }
  const [, sign, hours = '', minutes = '00'] =
    /^\(?(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?\)?$/i.exec(tzid.trim()) ?? [];
  if (sign === undefined) return undefined;
  return fixedZone((sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)));
}

/** A zone whose clocks are always this many minutes ahead of UTC. The signs of `Etc` are the other way round. */
export function fixedZone(minutes: number): string {
  const size = Math.abs(minutes);
  if (size === 0) return 'UTC';
  if (size % 60 === 0 && size <= 12 * 60) return `Etc/GMT${minutes > 0 ? '-' : '+'}${size / 60}`;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes > 0 ? '+' : '-'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
