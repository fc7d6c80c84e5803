import * as z from 'zod';
import { languageSchema } from '../../../shared/i18n/language.ts';
import { idPattern } from '../../../shared/ids.ts';
import { lazily } from '../../../shared/lazily.ts';
import { eventIdSchema } from '../events/event.ts';
import { eventStatusSchema } from '../timing/timing.ts';

export const registrationIdSchema = z.string().regex(idPattern('reg'));

/**
 * `pending`: the address is not confirmed; `waiting`: in the line; `offered`: a place is kept until it is accepted; `left`: by
 * the person, `cancelled`: by staff, `lapsed`: an offer that was not accepted. Only `offered` and `confirmed` hold places.
 */
export const registrationStates = [
  'pending',
  'waiting',
  'offered',
  'confirmed',
  'left',
  'cancelled',
  'lapsed',
] as const;

/** What a person was told last of when, where and whether it takes place. */
const toldSchema = lazily(() =>
  z.strictObject({
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    allDay: z.strictObject({ first: z.string(), last: z.string() }).optional(),
    status: eventStatusSchema,
    /** On one line. */
    where: z.string().optional(),
  }),
);
export type Told = z.output<ReturnType<typeof toldSchema>>;

/** Mails about a place that follow from a change of it. */
export const owedMails = [
  'confirmed',
  'waiting',
  'offer',
  'offer-expired',
  'moved',
  'postponed',
  'resumed',
  'called-off',
  'cancelled',
  'left',
  'reminder',
] as const;
export type OwedMail = (typeof owedMails)[number];

/** A mail that is still to be sent. Written with the change that it tells of, so that no crash keeps it from leaving. */
const owesSchema = lazily(() =>
  z.strictObject({
    mail: z.enum(owedMails),
    at: z.iso.datetime(),
    /** Version that owes it: with the mail's kind, it names the mail. */
    version: z.int(),
  }),
);

/** By which a person is registered: their own consent, or staff, who say why. */
const basisSchema = lazily(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('form'), textVersion: z.string(), at: z.iso.datetime() }),
    z.strictObject({
      kind: z.literal('staff'),
      why: z.string().max(500),
      by: z.string(),
      at: z.iso.datetime(),
    }),
  ]),
);

export const attendances = ['attended', 'no-show'] as const;
export type Attendance = (typeof attendances)[number];

/** A person's place at one time of an event, or the wish for one. */
export const registrationSchema = lazily(() =>
  z.object({
    id: registrationIdSchema,
    eventId: eventIdSchema,
    /** Of the time; see `Occurrence.key`. */
    key: z.string(),
    /** NIS code of the event. */
    nis: z.string(),
    state: z.enum(registrationStates),
    name: z.string().max(80),
    /** Absent where staff registered somebody who has none: no mail goes out then. */
    address: z.string().max(254).optional(),
    /** Keyed hash of the address, under which it is found. */
    digest: z.string().optional(),
    language: languageSchema,
    organisation: z.string().max(120).optional(),
    places: z.int().min(1).max(10),
    basis: basisSchema(),
    /** Of `pending`: when it is forgotten; of `offered`: until when the place is kept. */
    until: z.iso.datetime().optional(),
    /** Of `waiting`: number in the line. */
    ticket: z.int().optional(),
    confirmedAt: z.iso.datetime().optional(),
    /** The next reminder. */
    remindAt: z.iso.datetime().optional(),
    told: toldSchema(),
    owes: owesSchema().optional(),
    /** In the words of staff. */
    cancelReason: z.string().max(500).optional(),
    attendance: z.enum(attendances).optional(),
    createdAt: z.iso.datetime(),
    version: z.int(),
  }),
);
export type Registration = z.output<ReturnType<typeof registrationSchema>>;

/** One time of an event, for which people register. */
export interface OccurrenceRef {
  readonly eventId: string;
  readonly key: string;
}

/** A registration by where it stands. */
export interface RegistrationRef extends OccurrenceRef {
  readonly id: string;
}

/** Whether it is still about coming: the others are over and may be made anew. */
export const isActive = ({ state }: Pick<Registration, 'state'>): boolean =>
  state === 'pending' || state === 'waiting' || state === 'offered' || state === 'confirmed';

/** Whether what a person was told of takes place. */
export const takesPlace = ({ status }: Pick<Told, 'status'>): boolean =>
  status === 'confirmed' || status === 'tentative';

/** Whether the hours that a person was told of are over. */
export const isOver = ({ startsAt, endsAt }: Told, now: Date): boolean =>
  Math.max(Date.parse(startsAt), Date.parse(endsAt)) <= now.getTime();

/** Whether it has taken place. */
export const tookPlace = (told: Told, now: Date): boolean => takesPlace(told) && isOver(told, now);

/** The next version, which owes this mail. */
export const owing = (after: Registration, mail: OwedMail, now: Date): Registration => ({
  ...after,
  owes: { mail, at: now.toISOString(), version: after.version + 1 },
});
