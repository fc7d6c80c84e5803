import * as z from 'zod';
import { languageSchema } from '../../../shared/i18n/language.ts';
import { newOrder, orderPattern } from '../candidate-order.ts';
import { candidateIdSchema, contestIdSchema } from '../contests/contest.ts';

/**
 * Forms and addresses of pages. What people may get wrong is a plain string here and is judged by the page, with a
 * sentence beside the field. Large forms are made when the first one comes.
 */
export const typed = z.string().max(400).default('');

/** Sealed by us, or signed: a few hundred characters. */
export const token = z.string().max(4000);

export const languageParams = z.object({ language: languageSchema });
export const placeParams = languageParams.extend({ municipality: z.string().max(60) });
export const contestParams = placeParams.extend({ contest: z.string().max(80) });

/** Other parameters are ignored: mail programs and social networks add their own. */
export const anyQuery = z.object({});
export const tokenQuery = z.object({ token: token.catch('') });
export const confirmQuery = tokenQuery.extend({
  change: z.literal('yes').optional().catch(undefined),
});

/** The seed of the visitor's order, where the address has one. */
export const orderQuery = z.object({
  o: z.string().regex(orderPattern).optional().catch(undefined),
});

/** What a ballot shows beside: a choice made before, sealed; or that none was made. */
export const ballotQuery = z.lazy(() =>
  orderQuery.extend({
    choice: token.optional().catch(undefined),
    missing: z.literal('choice').optional().catch(undefined),
  }),
);

const order = z.string().regex(orderPattern).catch(newOrder);

const seldomMore = 100;

/**
 * A ballot as its form sends it: `choices[]` of check boxes, one `choices` or `choices-<category>` of radio buttons; with
 * what the form carries along. Anything else is left out: who stands is checked against the contest.
 */
export const ballotForm = z.lazy(() =>
  z
    .record(z.string().max(80), z.union([token, z.array(z.string().max(60)).max(seldomMore)]))
    .transform((fields) => {
      const one = (name: string): string | undefined => {
        const value = fields[name];
        return typeof value === 'string' && value !== '' ? value : undefined;
      };
      const chosen = Object.entries(fields)
        .filter(([name]) => name === 'choices' || name.startsWith('choices-'))
        .flatMap(([, value]) => value)
        .filter((value) => candidateIdSchema.safeParse(value).success);
      return {
        choices: [...new Set(chosen)],
        token: one('token') ?? '',
        carried: {
          o: order.parse(fields.o),
          choice: one('choice'),
          address: one('address')?.slice(0, 400),
          request: one('request'),
        },
      };
    }),
);

export const addressForm = z.lazy(() =>
  z.strictObject({
    o: order,
    choice: token,
    address: typed,
    /** A solved challenge; empty without JavaScript. */
    proof: z.string().max(8000).default(''),
  }),
);

export const codeForm = z.lazy(() =>
  z.strictObject({
    o: order,
    choice: token,
    address: typed,
    request: token,
    code: z.string().max(200).default(''),
  }),
);

export const drawForm = z.lazy(() =>
  z.strictObject({ ticket: z.string().max(200), address: typed }),
);

export const nominationForm = z.lazy(() =>
  z.strictObject({
    name: typed,
    where: typed,
    reason: z.string().max(8000).default(''),
  }),
);
export const nominationQuery = z.object({
  /** Name of the shop, where a page of that shop leads here. */
  shop: z.string().max(100).default('').catch(''),
});

const story = z.string().max(8000).default('');

export const agreementForm = z.lazy(() =>
  z.strictObject({
    token,
    category: typed,
    'story-nl': story,
    'story-fr': story,
    'story-en': story,
  }),
);
export const standForm = z.lazy(() => z.strictObject({ token, contest: contestIdSchema }));
export const tokenForm = z.strictObject({ token });
