import * as z from 'zod';

/**
 * Forms of the pages on which people register. What people may get wrong is a plain string here and is judged by the page; only what
 * no form of ours sends is refused outright.
 */
const typed = z.string().max(400).default('');
const ticks = z.array(z.string().max(20)).max(5).default([]);
const token = z.string().min(1).max(2000);

export const tokenQuery = z.object({ token: token.catch('') });

export const registerForm = z.lazy(() =>
  z.strictObject({
    on: z.string().min(1).max(80),
    name: typed,
    address: typed,
    places: typed,
    language: typed,
    organisation: typed,
    agree: ticks,
    via: z.string().max(20).default(''),
  }),
);

export const tokenForm = z.strictObject({ token });
export const eraseForm = z.strictObject({ token, sure: ticks });
