import type {
  EngagementEvent,
  Happening,
} from '../../../functions/engagement/events/engagement-event.ts';

const nis = ['13036', '13003', '13029', '24011', '24130', '24066'];
const languages = ['nl', 'nl', 'nl', 'fr', 'en'] as const;
const mailKinds = ['sent', 'delivered', 'delivered', 'delivered', 'bounced', 'complained'] as const;

/** A night in which the clock is set back and a day on which it is set forward are among the days. */
const hardDays = ['2026-03-29', '2026-10-25', '2026-11-28', '2026-11-29'].map((day) =>
  Date.parse(`${day}T00:00:00Z`),
);

/** Hours around midnight and around the changes of the clock. */
export const hardTime = (random: () => number): Date => {
  const day = hardDays[Math.floor(random() * hardDays.length)] ?? 0;
  return new Date(day + Math.floor((random() * 4 - 1.5) * 3_600_000));
};

/** A lively minute of an ordinary evening. */
export const easyTime = (random: () => number): Date =>
  new Date(Date.parse('2026-11-28T18:59:30Z') + Math.floor(random() * 60_000));

/** Events of a programme in which three newsletters go out, are read and clicked, and pages are visited. */
export function someHappening(random: () => number, time: typeof hardTime): Happening {
  const one = <Item>(list: readonly [Item, ...Item[]] | readonly Item[]): Item => {
    const item = list[Math.floor(random() * list.length)];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  };
  const at = time(random).toISOString();
  const common = { at, nis: one(nis), language: one(languages), audience: 'residents' as const };
  const machine = random() < 0.2 ? { machine: one(['prefetch', 'declared-bot']) } : {};
  const issue = `iss_${1 + Math.floor(random() * 3)}`;
  const chance = random();
  if (chance < 0.4) return { ...common, kind: one(mailKinds), about: { issue } };
  if (chance < 0.7) {
    const link = `l${Math.floor(random() * 8)}`;
    return { ...common, ...machine, kind: 'clicked', about: { issue, link } };
  }
  if (chance < 0.8) {
    return {
      ...common,
      ...machine,
      kind: 'scanned',
      about: { shortLink: `s${Math.floor(random() * 5)}` },
    };
  }
  if (chance < 0.9) return { ...common, ...machine, kind: 'directory' };
  const day = at.slice(0, 10);
  return { kind: 'vote-confirmed', at: day, nis: common.nis, about: { contest: 'con_1' } };
}

/** Divides them among producers, each counting its own from 0. */
export function identified(
  happenings: readonly Happening[],
  producers: number,
  random: () => number,
): EngagementEvent[] {
  const next = new Map<number, number>();
  return happenings.map((happening) => {
    const producer = Math.floor(random() * producers);
    const seq = next.get(producer) ?? 0;
    next.set(producer, seq + 1);
    return { ...happening, producer: `race-${producer}`, seq };
  });
}
