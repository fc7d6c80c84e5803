import * as z from 'zod';
import { about, expiresAt, siteLink } from './mail-fields.ts';

const common = {
  ...about,
  /** Title of the event, in the language of the mail where it has one. */
  event: z.string().min(1).max(500),
  /** Instants; of whole days the first and the last. */
  time: z.strictObject({
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    allDay: z.strictObject({ first: z.iso.date(), last: z.iso.date() }).optional(),
  }),
  /** On one line. */
  where: z.string().max(700).optional(),
};

const place = {
  ...common,
  /** Of the person, as they typed it and after they confirmed. */
  name: z.string().max(80),
  places: z.int().min(1).max(10),
};

/** Page on which the person sees how it stands, accepts an offer or leaves. */
const placeUrl = siteLink;
/** Form to register anew. */
const registerUrl = siteLink;

/** Mails to who registers for an event. */
export const registrationMails = [
  /** To an address that a stranger may have typed: no word of theirs is in it. */
  z.strictObject({
    kind: z.literal('registration-confirm'),
    ...common,
    confirmUrl: siteLink,
    expiresAt,
  }),
  z.strictObject({ kind: z.literal('registration-confirmed'), ...place, placeUrl }),
  z.strictObject({
    kind: z.literal('registration-waiting'),
    ...place,
    /** 1 for the first in the line. */
    position: z.int().min(1),
    placeUrl,
  }),
  z.strictObject({ kind: z.literal('registration-offer'), ...place, expiresAt, placeUrl }),
  z.strictObject({ kind: z.literal('registration-offer-expired'), ...place, registerUrl }),
  z.strictObject({
    kind: z.literal('registration-moved'),
    ...place,
    /** `resumed`: after it was called off or put off. */
    change: z.enum(['moved', 'postponed', 'resumed']),
    placeUrl,
  }),
  z.strictObject({
    kind: z.literal('registration-cancelled'),
    ...place,
    /** The whole event, or this person's place in it. */
    what: z.enum(['event', 'place']),
    /** In the words of staff. */
    reason: z.string().max(500).optional(),
    /** What else is on. */
    calendarUrl: siteLink,
  }),
  z.strictObject({ kind: z.literal('registration-left'), ...place, registerUrl }),
  z.strictObject({ kind: z.literal('registration-reminder'), ...place, placeUrl }),
] as const;

export type RegistrationMail = z.output<(typeof registrationMails)[number]>;
