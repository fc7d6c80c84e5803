import { type EventQuery, queryName } from './event-facts.ts';

/** Noncharacters around the name of a query: no text can hold them, see `merge/clean-text.ts`. */
const [open, close] = ['\ufdd2', '\ufdd3'];
const slots = new RegExp(`${open}([^${close}]*)${close}`, 'g');

/** Where a list of events will stand. */
export const eventSlot = (query: EventQuery): string => `${open}${queryName(query)}${close}`;

/** @param list what stands in the place of a query, by its name. */
export const fillSlots = (text: string, list: (name: string) => string): string =>
  text.replace(slots, (_, name: string) => list(name));
