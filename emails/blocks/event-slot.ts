import { type EventQuery, queryName } from './event-facts.ts';

/** Noncharacters around the name of a query: no text can hold them, see `merge/clean-text.ts`. */
const [open, close] = ['\ufdd2', '\ufdd3'];
/** And between it and the number of the block that lists what it finds. */
const ofBlock = '\ufdd6';
const slots = new RegExp(`${open}([^${close}${ofBlock}]*)(?:${ofBlock}(\\d+))?${close}`, 'g');

/** Where a list of events will stand. */
export const eventSlot = (query: EventQuery): string => `${open}${queryName(query)}${close}`;

/** The lists of a block whose links are named after it. */
export const slotsOfBlock = (text: string, block: number): string =>
  text.replace(slots, (_, name: string) => `${open}${name}${ofBlock}${block}${close}`);

/**
 * @param list what stands in the place of a query, by its name; with the number of its block where links are named.
 */
export const fillSlots = (text: string, list: (name: string, block?: number) => string): string =>
  text.replace(slots, (_, name: string, block?: string) =>
    list(name, block === undefined ? undefined : Number(block)),
  );
