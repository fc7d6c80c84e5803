import { type CalendarWorld, newEvent } from '../calendar/calendar-world.ts';
import { aRule } from '../calendar/registration/registration-world.ts';
import type { Example } from './example.ts';

const base = '/staff/calendar/events';

/** Requests about who comes to an event of staff. */
export async function registrationExamples(world: CalendarWorld): Promise<Example[]> {
  const helper = await world.staffMember('admin', 'programme');
  const make = async (line: string, body: unknown) => (await world.call(helper, line, body)).body;
  let made = 0;

  const person = () => {
    made += 1;
    const why = 'Belde naar de gemeente.';
    return { name: 'An Peeters', address: `p${made}@x.example`, language: 'nl', places: 1, why };
  };

  async function anEvent(): Promise<{ readonly id: string; readonly version: number }> {
    const recurrence = { start: '2026-12-03T19:30', end: '2026-12-03T22:00' };
    const { id, version } = await make(`POST ${base}`, { ...newEvent, recurrence });
    const rule = await make(`PUT ${base}/${id}/registration`, { version, rule: aRule() });
    return { id, version: rule.version };
  }

  const aboutEvent = (
    method: string,
    rest: string,
    body?: (version: number) => unknown,
  ): Example => ({
    line: `${method} ${base}/{id}${rest}`,
    touches: 'retie',
    prepare: async () => {
      const { id, version } = await anEvent();
      return { path: `${base}/${id}${rest}`, body: body?.(version) };
    },
  });

  const aboutPerson = (rest: string, body: unknown): Example => ({
    line: `POST ${base}/{id}/registrations/{registration}${rest}`,
    touches: 'retie',
    prepare: async () => {
      const { id } = await anEvent();
      const registration = await make(`POST ${base}/${id}/registrations`, person());
      return { path: `${base}/${id}/registrations/${registration.id}${rest}`, body };
    },
  });

  return [
    aboutEvent('PUT', '/registration', (version) => ({ version, rule: aRule({ capacity: 40 }) })),
    aboutEvent('GET', '/registrations'),
    aboutEvent('GET', '/attendance'),
    aboutEvent('GET', '/attendance/csv'),
    aboutEvent('POST', '/registrations', person),
    aboutPerson('/cancel', { reason: 'Dubbel.' }),
    aboutPerson('/attended', { attendance: 'attended' }),
  ];
}
