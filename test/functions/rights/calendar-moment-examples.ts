import { saveEvent } from '../../../functions/calendar/events/save-event.ts';
import { createMoment } from '../../../functions/calendar/moments/create-moment.ts';
import { anEvent, once } from '../../builders/calendar-event.ts';
import type { CalendarWorld } from '../calendar/calendar-world.ts';
import { people, retie } from '../newsletters/newsletters-world.ts';
import { type Example, plain } from './example.ts';

const base = '/staff/calendar';

/** Requests about newsletters that are tied to events of Retie, and go to Retie alone. */
export function momentExamples({ deps, newsletters }: CalendarWorld): Example[] {
  const rule = { offsetDays: -7, wallTime: '09:00', anchor: 'start' } as const;

  async function untied() {
    const id = deps.newId('evt');
    const timing = once('2026-12-05T14:00', '2026-12-05T18:00');
    await saveEvent({ after: anEvent({ id, said: { timing } }) }, deps);
    const { issueId } = await newsletters.anIssue('draft', { municipalities: [retie] });
    return { eventId: id, issueId, occurrence: 'once', rule };
  }

  const tied = async () => createMoment(await untied(), people.editor, deps);

  const about = (method: string, rest: string, body?: object): Example => ({
    line: `${method} ${base}/moments/{id}${rest}`,
    touches: 'retie',
    prepare: async () => {
      const { id, version } = await tied();
      const path = `${base}/moments/${id}${rest}`;
      return body ? { path, body: { version, ...body } } : { path };
    },
  });

  return [
    plain(`GET ${base}/moments`, 'own'),
    {
      line: `GET ${base}/events/{id}/moments`,
      touches: 'retie',
      prepare: async () => ({ path: `${base}/events/${(await tied()).eventId}/moments` }),
    },
    {
      line: `POST ${base}/events/{id}/moments`,
      touches: 'retie',
      prepare: async () => {
        const { eventId, ...body } = await untied();
        return { path: `${base}/events/${eventId}/moments`, body };
      },
    },
    about('PATCH', '', { rule: { ...rule, offsetDays: -6 } }),
    about('DELETE', ''),
    about('POST', '/resolve', { action: 'leave' }),
  ];
}
