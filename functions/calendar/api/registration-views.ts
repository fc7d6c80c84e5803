import * as z from 'zod';
import { languageSchema } from '../../../shared/i18n/language.ts';
import {
  attendances,
  type Registration,
  registrationIdSchema,
  registrationStates,
} from '../registration/registration.ts';
import type { Seats } from '../registration/seats.ts';

/** The places of one time of an event. `free` is below zero where there are more people than places. */
export const seatsViewSchema = z.object({
  on: z.string(),
  capacity: z.int(),
  free: z.int(),
  /** Places of those who come, and those that are kept for an offer. */
  taken: z.int(),
  offered: z.int(),
  /** People in the line. */
  waiting: z.int(),
  isOverFull: z.boolean(),
});

export const seatsView = (seats: Seats): z.input<typeof seatsViewSchema> => ({
  ...seats,
  on: seats.key,
  free: seats.spare,
  isOverFull: seats.spare < 0,
});

/** Before anybody has registered. */
export const emptySeats = (key: string, capacity: number): Seats => ({
  eventId: '',
  key,
  capacity,
  spare: capacity,
  taken: 0,
  offered: 0,
  waiting: 0,
  tickets: 0,
  stirs: 0,
});

export const registrationViewSchema = z.object({
  id: registrationIdSchema,
  state: z.enum(registrationStates),
  name: z.string(),
  address: z.string().optional(),
  language: languageSchema,
  organisation: z.string().optional(),
  places: z.int(),
  basis: z.object({ kind: z.string(), why: z.string().optional(), at: z.iso.datetime() }),
  until: z.iso.datetime().optional(),
  confirmedAt: z.iso.datetime().optional(),
  cancelReason: z.string().optional(),
  attendance: z.enum(attendances).optional(),
  createdAt: z.iso.datetime(),
});

export const registrationView = (
  registration: Registration,
): z.input<typeof registrationViewSchema> => registration;
