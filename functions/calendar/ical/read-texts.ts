import { type Component, lineNamed, linesNamed } from './components.ts';
import type { ContentLine } from './content-lines.ts';
import type { EventTexts } from './event-revision.ts';
import { splitTexts, unescapeText } from './text-value.ts';

const most = { summary: 500, text: 10_000, name: 200, address: 1000, categories: 50 } as const;

/** What an event is called and where it is; longer texts are cut off, addresses that lead nowhere left out. */
export function readTexts(event: Component): EventTexts {
  const text = (name: string, length: number) => textOf(lineNamed(event, name), length);
  const visibility = lineNamed(event, 'CLASS')?.value.toUpperCase() ?? 'PUBLIC';
  return {
    summary: text('SUMMARY', most.summary) ?? '',
    description: text('DESCRIPTION', most.text),
    location: text('LOCATION', most.summary),
    url: webAddress(lineNamed(event, 'URL')?.value, /^https?:$/),
    categories: linesNamed(event, 'CATEGORIES')
      .flatMap(({ value }) => splitTexts(value))
      .map((category) => category.trim().slice(0, most.name))
      .filter((category) => category !== '')
      .slice(0, most.categories),
    organizer: organizerOf(event),
    geo: geoOf(lineNamed(event, 'GEO')?.value),
    image: imageOf(event),
    visibility: visibility === 'PUBLIC' ? 'public' : 'private',
  };
}

function textOf(line: ContentLine | undefined, length: number): string | undefined {
  const text = line && unescapeText(line.value).trim();
  return text ? cut(text, length) : undefined;
}

/** Never through the middle of a letter that takes two code units. */
const cut = (text: string, length: number): string =>
  text.length > length ? text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '') : text;

function webAddress(value: string | undefined, protocol: RegExp): string | undefined {
  if (!value || value.length > most.address || !URL.canParse(value)) return undefined;
  return protocol.test(new URL(value).protocol) ? value : undefined;
}

function organizerOf(event: Component): string | undefined {
  const name = lineNamed(event, 'ORGANIZER')?.parameters.get('CN')?.trim();
  return name && !name.includes('@') ? cut(name, most.name) : undefined;
}

function geoOf(value: string | undefined): EventTexts['geo'] {
  const [latitude, longitude] = (value ?? '').replace('\\;', ';').split(/[;,]/).map(Number);
  if (latitude === undefined || longitude === undefined) return undefined;
  const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return isPlace ? { latitude, longitude } : undefined;
}

/** IMAGE (RFC 7986), or something attached that says it is a picture. */
function imageOf(event: Component): string | undefined {
  const attached = linesNamed(event, 'ATTACH').filter(({ parameters }) =>
    parameters.get('FMTTYPE')?.toLowerCase().startsWith('image/'),
  );
  return [...linesNamed(event, 'IMAGE'), ...attached]
    .map(({ value }) => webAddress(value, /^https:$/))
    .find((address) => address !== undefined);
}
