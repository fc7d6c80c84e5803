import { night } from '../../../shared/time/night.ts';
import { chanceOfDifference } from '../versions/compare-counts.ts';

/** What readers of a municipality did on one day. */
export interface ClickDay {
  readonly day: string;
  /** Newsletters delivered. */
  readonly delivered: number;
  /** Clicks of people, by what the clock showed, 0 to 23. */
  readonly clicks: ReadonlyMap<number, number>;
}

export interface HourClicks {
  readonly hour: number;
  readonly clicks: number;
}

/**
 * `clear`: more clicks than in any hour that does not lie beside it; `likely`: more than in the average hour; `even`: no hour stands
 * out; `unknown`: there is too little to tell.
 */
export type Sureness = 'clear' | 'likely' | 'even' | 'unknown';

export interface BestTime {
  readonly sureness: Sureness;
  /** The hour by the clock in which most is read; undefined where it is not known or makes no difference. */
  readonly hour: number | undefined;
  /** Of the days looked at, by day alone. */
  readonly curve: readonly HourClicks[];
  readonly clicks: number;
  /** Days on which nothing was sent and something was clicked. */
  readonly days: number;
}

/** Days on which less than this part of what was delivered on the busiest one was, count as such on which nothing was sent. */
const quietPart = 0.01;
export const fewestClicks = 100;
export const fewestDays = 14;
const accepted = 0.05;
/** As for versions: so many clicks are taken for one person's. */
const repeats = 2;

/**
 * When people of a municipality read newsletters by their own choice: from clicks on days on which none was sent, since most
 * clicks follow a sending within hours and tell when staff sent.
 */
export function bestTime(days: readonly ClickDay[]): BestTime {
  const busiest = Math.max(0, ...days.map(({ delivered }) => delivered));
  const quiet = days.filter(
    ({ delivered, clicks }) => delivered <= busiest * quietPart && clicks.size > 0,
  );
  const curve = daytime.map((hour) => ({
    hour,
    clicks: quiet.reduce((sum, { clicks }) => sum + (clicks.get(hour) ?? 0), 0),
  }));
  const clicks = curve.reduce((sum, hour) => sum + hour.clicks, 0);
  const seen = { curve, clicks, days: quiet.length };
  if (clicks < fewestClicks || quiet.length < fewestDays) {
    return { sureness: 'unknown', hour: undefined, ...seen };
  }
  const sureness = surenessOf(curve, clicks);
  return { sureness, hour: sureness === 'even' ? undefined : fullest(curve).hour, ...seen };
}

const daytime = Array.from({ length: night.from - night.to }, (_, place) => night.to + place);

const fullest = (curve: readonly HourClicks[]): HourClicks =>
  curve.reduce((best, hour) => (hour.clicks > best.clicks ? hour : best), {
    hour: night.to,
    clicks: 0,
  });

function surenessOf(curve: readonly HourClicks[], clicks: number): Sureness {
  const best = fullest(curve);
  const others = { count: people(clicks - best.clicks), of: curve.length - 1 };
  const isChance = (chance: number) => chance * curve.length >= accepted;
  if (isChance(chanceOfDifference({ count: people(best.clicks), of: 1 }, others))) return 'even';
  const apart = curve.filter(({ hour }) => Math.abs(hour - best.hour) > 1);
  const rival = { count: people(fullest(apart).clicks), of: 1 };
  return isChance(chanceOfDifference({ count: people(best.clicks), of: 1 }, rival))
    ? 'likely'
    : 'clear';
}

const people = (clicks: number): number => Math.floor(clicks / repeats);
