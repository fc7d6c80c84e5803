import type { Happening } from '../../../functions/engagement/events/engagement-event.ts';
import type { Chance } from '../../../infra/local/demo/engagement/chance.ts';
import { startOfLocalDay } from '../../../shared/time/local-hour.ts';

/** What a municipality has, by its id, that visits are about. */
export interface PageSubjects {
  readonly nis: string;
  readonly contest?:
    | { readonly id: string; readonly from: string; readonly to: string }
    | undefined;
  readonly merchants: readonly string[];
  readonly events: readonly string[];
  readonly shortLinks: readonly { readonly code: string; readonly material: string }[];
}

const hour = 3_600_000;

/** What people and machines do on the pages of a municipality on one day. Weekends are livelier. */
export function pageTraffic(subjects: PageSubjects, day: string, chance: Chance): Happening[] {
  const start = startOfLocalDay(day).getTime();
  const isWeekend = [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
  const at = () => new Date(start + chance.between(8, 22.5) * hour).toISOString();
  const { nis, contest, merchants, events, shortLinks } = subjects;

  /** So many on average, a part of them by machines. */
  const some = (
    average: number,
    make: () => Partial<Happening> & Pick<Happening, 'kind'>,
    machines = 0.12,
  ) =>
    Array.from({ length: chance.howMany(average * (isWeekend ? 1.4 : 1)) }, () => {
      const machine = chance.happens(machines) ? { machine: 'declared-bot' } : {};
      const language = chance.happens(0.08) ? ('fr' as const) : ('nl' as const);
      return { nis, language, at: at(), ...make(), ...machine };
    });
  const joining = { audience: 'residents' as const };
  const ballot = contest && contest.from <= day && day <= contest.to ? contest.id : undefined;
  return [
    ...some(0.5, () => ({ kind: 'subscribed', ...joining }), 0.02),
    ...some(0.4, () => ({ kind: 'confirmed', ...joining }), 0),
    ...some(0.12, () => ({ kind: 'unsubscribed', ...joining }), 0),
    ...some(1.6, () => ({
      kind: 'directory',
      ...(chance.happens(0.5) && { about: { merchant: chance.oneOf(merchants) } }),
    })),
    ...some(1.4, () => ({ kind: 'event-page', about: { event: chance.oneOf(events) } })),
    ...some(0.25, () => ({ kind: 'calendar-added', about: { event: chance.oneOf(events) } }), 0),
    ...some(
      0.2,
      () => ({
        kind: 'registered',
        about: {
          event: chance.oneOf(events),
          source: chance.oneOf(['page', 'newsletter', 'print']),
        },
      }),
      0,
    ),
    ...some(
      1,
      () => {
        const { code, material } = chance.oneOf(shortLinks);
        return {
          kind: 'scanned',
          about: { shortLink: code, merchant: chance.oneOf(merchants) },
          material,
        };
      },
      0.03,
    ),
    ...(ballot
      ? [
          ...some(5, () => ({ kind: 'vote-page', about: { contest: ballot } })),
          ...some(2.4, () => ({ kind: 'vote-confirmed', about: { contest: ballot } }), 0).map(
            ({ nis: of, kind, about }) => ({ nis: of, kind, about, at: day }),
          ),
        ]
      : []),
  ];
}
