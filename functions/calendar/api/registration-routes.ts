import * as z from 'zod';
import { parseAddress } from '../../../shared/address/parse-address.ts';
import { AppError } from '../../../shared/errors.ts';
import { type ApiRoute, apiRoute, noBody, none } from '../../../shared/http/api-route.ts';
import { languageSchema } from '../../../shared/i18n/language.ts';
import { cleanLine } from '../../../shared/text/clean-text.ts';
import { auditWrite } from '../../staff/index.ts';
import { registrationRuleSchema } from '../events/event.ts';
import { attendanceCsv, listAttendance } from '../registration/attendance.ts';
import { changeRule } from '../registration/change-rule.ts';
import { registerByHand } from '../registration/register-by-hand.ts';
import { attendances, registrationIdSchema } from '../registration/registration.ts';
import { registrationDeps } from '../registration/registration-deps.ts';
import { cancelByStaff, noteAttendance } from '../registration/staff-changes.ts';
import { eventParams, ofEvent, seenVersion } from './calendar-scope.ts';
import {
  emptySeats,
  registrationView,
  registrationViewSchema,
  seatsView,
  seatsViewSchema,
} from './registration-views.ts';
import type { StaffDeps } from './staff-deps.ts';

const path = '/staff/calendar/events/{id}';

/** Key of the time of the event; `once` where it has only one. */
const on = z.string().min(1).max(80).default('once');

const name = z.string().max(200).transform(cleanLine).pipe(z.string().min(1).max(80));
const organisation = z.string().max(300).transform(cleanLine).pipe(z.string().max(120));
const reason = z.string().max(500).transform(cleanLine).pipe(z.string().min(1));

const setRule = apiRoute<StaffDeps>()({
  method: 'PUT',
  path: `${path}/registration`,
  summary: 'Say whether people register for an event, how many may come and until when',
  role: 'editor',
  scope: ofEvent,
  params: eventParams,
  query: none,
  body: z.strictObject({ ...seenVersion, rule: registrationRuleSchema().nullable() }),
  output: z.object({ version: z.int(), rule: registrationRuleSchema().nullable() }),
  async handle({ params: { id: eventId }, body: { version, rule }, principal }, deps) {
    const wanted = { eventId, version, rule: rule ?? undefined };
    const event = await changeRule(wanted, principal, deps);
    return { version: event.version, rule: event.registration ?? null };
  },
});

const counts = apiRoute<StaffDeps>()({
  method: 'GET',
  path: `${path}/registrations`,
  summary:
    'How many places are taken, offered and free, for each time that somebody registered for',
  role: 'viewer',
  scope: ofEvent,
  params: eventParams,
  query: none,
  body: noBody,
  output: z.object({ times: z.array(seatsViewSchema) }),
  async handle({ params: { id } }, deps) {
    const { registrations } = registrationDeps(deps);
    const refs = await registrations.occurrencesOf(id);
    const seats = await Promise.all(refs.map((ref) => registrations.seats(ref)));
    return { times: seats.filter((one) => one !== undefined).map(seatsView) };
  },
});

const attendance = apiRoute<StaffDeps>()({
  method: 'GET',
  path: `${path}/attendance`,
  summary: 'Who comes at one time of an event, who waits and who does not come any more',
  role: 'viewer',
  scope: ofEvent,
  params: eventParams,
  query: z.strictObject({ on }),
  body: noBody,
  output: z.object({ seats: seatsViewSchema, people: z.array(registrationViewSchema) }),
  async handle({ params: { id: eventId }, query }, deps) {
    const { registration } = await deps.events.read(eventId);
    const list = await listAttendance({ eventId, key: query.on }, registrationDeps(deps));
    const seats = list.seats ?? emptySeats(query.on, registration?.capacity ?? 0);
    return { seats: seatsView(seats), people: list.people.map(registrationView) };
  },
});

const csv = apiRoute<StaffDeps>()({
  method: 'GET',
  path: `${path}/attendance/csv`,
  summary: 'The same list as the text of a file for a spreadsheet; noted in the audit log',
  role: 'editor',
  scope: ofEvent,
  params: eventParams,
  query: z.strictObject({ on }),
  body: noBody,
  output: z.object({ fileName: z.string(), text: z.string() }),
  async handle({ params: { id: eventId }, query, principal }, deps) {
    const { nis } = await deps.events.read(eventId);
    const action = 'registration.exported';
    const line = { principal, action, subject: eventId, municipalities: [nis] };
    await deps.table.transact([auditWrite(line, deps)]);
    const { people } = await listAttendance({ eventId, key: query.on }, registrationDeps(deps));
    return { fileName: `${eventId}-${query.on}.csv`, text: attendanceCsv(people) };
  },
});

const byHand = apiRoute<StaffDeps>()({
  method: 'POST',
  path: `${path}/registrations`,
  summary: 'Register somebody who asked you for it, without a mail to confirm; say how they asked',
  role: 'editor',
  scope: ofEvent,
  params: eventParams,
  query: none,
  body: z.strictObject({
    on,
    name,
    /** Absent for somebody who has none: no mail goes out then. */
    address: z.string().max(400).optional(),
    language: languageSchema,
    places: z.int().min(1).max(10),
    organisation: organisation.optional(),
    why: reason,
  }),
  status: 201,
  output: registrationViewSchema,
  async handle({ params: { id: eventId }, body: { on: key, ...person }, principal }, deps) {
    const address = person.address === undefined ? undefined : readAddress(person.address);
    const wanted = { ...person, address, organisation: person.organisation };
    const ref = { eventId, key };
    return registrationView(await registerByHand(ref, wanted, principal, registrationDeps(deps)));
  },
});

function readAddress(text: string): string {
  const parsed = parseAddress(text);
  if ('address' in parsed) return parsed.address;
  const issues = [{ path: 'body.address', message: `not an address: ${parsed.problem}` }];
  throw new AppError('request.invalid', 'The body of the request is not valid.', { issues });
}

const registrationParams = eventParams.extend({ registration: registrationIdSchema });

const cancel = apiRoute<StaffDeps>()({
  method: 'POST',
  path: `${path}/registrations/{registration}/cancel`,
  summary: 'End somebody’s registration; they are told why, and the next in the line has a chance',
  role: 'editor',
  scope: ofEvent,
  params: registrationParams,
  query: none,
  body: z.strictObject({ on, reason }),
  output: registrationViewSchema,
  async handle({ params: { id: eventId, registration: id }, body, principal }, deps) {
    const ref = { eventId, key: body.on, id };
    return registrationView(
      await cancelByStaff(ref, body.reason, principal, registrationDeps(deps)),
    );
  },
});

const attended = apiRoute<StaffDeps>()({
  method: 'POST',
  path: `${path}/registrations/{registration}/attended`,
  summary: 'Note whether somebody came; null takes the note away',
  role: 'editor',
  scope: ofEvent,
  params: registrationParams,
  query: none,
  body: z.strictObject({ on, attendance: z.enum(attendances).nullable() }),
  output: registrationViewSchema,
  async handle({ params: { id: eventId, registration: id }, body, principal }, deps) {
    const ref = { eventId, key: body.on, id };
    const noted = await noteAttendance(ref, body.attendance, principal, registrationDeps(deps));
    return registrationView(noted);
  },
});

export const registrationRoutes: readonly ApiRoute<StaffDeps>[] = [
  setRule,
  counts,
  attendance,
  csv,
  byHand,
  cancel,
  attended,
];
