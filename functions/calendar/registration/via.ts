import * as z from 'zod';

/**
 * What led somebody to an event, where an address says so: a link of a newsletter, a code on something printed. It travels with the
 * visit into the link of the confirmation and is counted there; no registration keeps it.
 */
export const viaSchema = z.enum(['newsletter', 'print']);
export type Via = z.output<typeof viaSchema>;

/** As a form or an address has it; undefined for anything else. */
export const viaOf = (given: string): Via | undefined => viaSchema.safeParse(given).data;
