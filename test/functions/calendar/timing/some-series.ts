import fc from 'fast-check';
import type {
  CalendarTime,
  Length,
  OccurrenceChange,
  RuledPart,
} from '../../../../functions/calendar/timing/timing.ts';

const zones = ['Europe/Brussels', 'America/New_York', 'Asia/Tokyo', 'UTC', undefined] as const;

type Form = { readonly allDay: true } | { readonly allDay: false; zone: string | undefined };

const aForm: fc.Arbitrary<Form> = fc.oneof(
  fc.constant({ allDay: true } as const),
  fc.constantFrom(...zones).map((zone) => ({ allDay: false, zone }) as const),
);

/** A time in a form, from 2025 to 2027. */
const aTime = (form: Form): fc.Arbitrary<CalendarTime> =>
  fc
    .tuple(
      fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2027, 0) }).map((at) => new Date(at)),
      fc.constantFrom('00:00:00', '02:30:00', '09:00:00', '19:45:10'),
    )
    .map(([day, time]) => {
      const date = day.toISOString().slice(0, 10);
      if (form.allDay) return { date };
      return { wall: `${date}T${time}`, ...(form.zone !== undefined && { zone: form.zone }) };
    });

const aLength = (form: Form): fc.Arbitrary<Length> =>
  fc
    .constantFrom(
      ...(form.allDay ? ['P1D', 'P3D', 'P1W'] : ['PT30M', 'PT3H', 'P1D', 'P1DT2H', 'P9D']),
    )
    .map((duration) => ({ duration }));

const someOf = (values: readonly (string | number)[], most = 3) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: most }).map(String);

const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const maybe = (name: string, value: fc.Arbitrary<string>) =>
  fc.option(value, { nil: undefined, freq: 2 }).map((text) => (text ? [`${name}=${text}`] : []));

const partsOf: Readonly<Record<string, readonly fc.Arbitrary<string[]>[]>> = {
  YEARLY: [
    maybe('BYMONTH', someOf([1, 2, 3, 6, 10, 12])),
    maybe('BYMONTHDAY', someOf([1, 13, 29, 31, -1])),
    maybe('BYDAY', someOf([...days, '1SU', '-1FR', '20MO'])),
  ],
  MONTHLY: [
    maybe('BYMONTHDAY', someOf([1, 15, 30, 31, -1, -2])),
    maybe('BYDAY', someOf([...days, '1SU', '-1FR', '5TU'])),
  ],
  WEEKLY: [maybe('BYDAY', someOf(days)), maybe('WKST', fc.constantFrom('MO', 'SU', 'WE'))],
  DAILY: [maybe('BYDAY', someOf(days, 5)), maybe('BYMONTH', someOf([3, 4, 10, 11]))],
};

const endOf = (form: Form) =>
  fc.oneof(
    fc.constant([]),
    fc.integer({ min: 1, max: 60 }).map((count) => [`COUNT=${count}`]),
    fc
      .constantFrom('20260401', '20261025', '20270101')
      .map((date) => [`UNTIL=${form.allDay ? date : `${date}T010000Z`}`]),
  );

/** Rules that calendars have. */
export const aRule = (form: Form): fc.Arbitrary<string> =>
  fc.constantFrom(...Object.keys(partsOf)).chain((frequency) =>
    fc
      .tuple(
        fc.integer({ min: 1, max: 3 }).map((interval) => [`INTERVAL=${interval}`]),
        ...(partsOf[frequency] ?? []),
        endOf(form),
      )
      .map((parts) => [`FREQ=${frequency}`, ...parts.flat()].join(';')),
  );

const aChange = (form: Form): fc.Arbitrary<OccurrenceChange> =>
  fc
    .record({
      recurrenceId: aTime(form),
      range: fc.constantFrom('one', 'one', 'this-and-future'),
      start: aTime(form),
      status: fc.option(fc.constantFrom('tentative', 'cancelled', 'confirmed'), { nil: undefined }),
      summary: fc.option(fc.constantFrom('Anders', 'Kerst, met; \\ en\nregel'), { nil: undefined }),
      sequence: fc.integer({ min: 0, max: 3 }),
    })
    .map(({ status, summary, ...change }) => ({
      ...change,
      range: change.range === 'one' ? ('one' as const) : ('this-and-future' as const),
      // Moves of all that follow are some days long; those of years make windows of years.
      start: change.range === 'one' ? change.start : change.recurrenceId,
      ...(status && { status }),
      ...(summary && { summary }),
    }));

/** Series as calendars have them: rules, further dates, exceptions and changes, all in one form. */
export const aSeries: fc.Arbitrary<RuledPart> = aForm.chain((form) =>
  fc
    .record({
      start: aTime(form),
      length: fc.option(aLength(form), { nil: undefined }),
      rules: fc.array(aRule(form), { maxLength: 2 }),
      extra: fc.array(
        aTime(form).map((start) => ({ start })),
        { maxLength: 3 },
      ),
      except: fc.array(aTime(form), { maxLength: 3 }),
      changes: fc.uniqueArray(aChange(form), {
        maxLength: 3,
        selector: ({ recurrenceId }) => JSON.stringify(recurrenceId),
      }),
    })
    .map(({ length, ...part }) => ({ kind: 'ruled' as const, ...part, ...(length && { length }) })),
);
