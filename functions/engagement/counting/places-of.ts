import { localHour } from '../../../shared/time/local-hour.ts';
import { type CounterPlace, linkScope, type Scope } from '../counters/counter-keys.ts';
import { attributeOf, type Part, ruleAttribute } from '../counters/counter-name.ts';
import type { EngagementEvent } from '../events/engagement-event.ts';

const shareNames = [
  'nis',
  'language',
  'audience',
  'version',
  'reason',
  'gone',
  'material',
  'source',
  'phase',
  'followed',
] as const;

/** Numbers of one item to which an event adds one each. */
export interface Addition extends CounterPlace {
  readonly attributes: readonly string[];
}

/** Everything that one event counts in. */
export function additionsOf(event: EngagementEvent): Addition[] {
  const { day, hour } = momentOf(event.at);
  const common = [...numbersOf(event, { hour }), ...ruleOf(event)];
  return placesOf(event).map(([scope, parts]) => ({
    scope,
    day,
    attributes: [...common, ...parts.flatMap((part) => numbersOf(event, { part }))],
  }));
}

function momentOf(at: string): { day: string; hour?: number } {
  return at.includes('T') ? localHour(Date.parse(at)) : { day: at };
}

function numbersOf(
  { kind, machine }: EngagementEvent,
  where: { hour?: number | undefined; part?: Part },
): string[] {
  const all = attributeOf({ kind, ...where, isMachine: false });
  return machine === undefined ? [all] : [all, attributeOf({ kind, ...where, isMachine: true })];
}

const ruleOf = ({ kind, machine }: EngagementEvent): string[] =>
  machine === undefined ? [] : [ruleAttribute(kind, machine)];

/** A scope, and the shares of it that the event says it belongs to. */
type Place = readonly [scope: Scope, parts: readonly Part[]];

function placesOf(event: EngagementEvent): Place[] {
  const { nis, about = {}, audience, language, version, reason, material, phase, followed } = event;
  const { issue, link, contest, merchant, shortLink, event: happening, source } = about;
  const gone = isGone(event) ? audience : undefined;
  // What led to a registration. Feeds are sources as well, and of no interest here.
  const way = event.kind === 'registered' ? source : undefined;
  const places: Place[] = [['programme', parts({ audience, language, gone, material })]];
  if (nis) {
    const shares = { audience, language, reason, gone, material, phase, followed, source: way };
    places.push([`municipality:${nis}`, parts(shares)]);
  }
  if (issue) places.push([`issue:${issue}`, parts({ nis, language, version, reason, followed })]);
  if (issue && link) places.push([linkScope(issue, link), parts({ nis, version })]);
  if (contest) places.push([`contest:${contest}`, parts({ language })]);
  if (merchant) places.push([`merchant:${merchant}`, parts({ material })]);
  if (shortLink) places.push([`short-link:${shortLink}`, []]);
  if (happening) places.push([`event:${happening}`, parts({ source: way })]);
  if (source) places.push([`source:${source}`, []]);
  return places;
}

/** A mail to an address that does not exist: whoever had it is written to no more. */
const isGone = ({ kind, reason }: EngagementEvent): boolean =>
  kind === 'bounced' && reason === 'permanent';

type Shares = Partial<Record<(typeof shareNames)[number], string | undefined>>;

function parts(shares: Shares): Part[] {
  const found: Part[] = [];
  for (const name of shareNames) {
    const value = shares[name];
    if (value) found.push(`${name}=${value}`);
  }
  return found;
}
