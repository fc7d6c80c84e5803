import * as z from 'zod';

/** One line that staff type: a title, a label. Characters. */
export const lineSchema = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[^\p{Cc}]*$/u, 'one line without control characters');

/** Markdown that staff type; which Markdown, says `markdown/parse-markdown.ts`. */
export const markdownSchema = z.string().max(20_000);

/**
 * Where a link leads. `http:` is taken into a draft and stopped by the preflight, so that a pasted address does not
 * lose somebody's work; every other scheme is refused at once.
 */
export const linkSchema = z
  .string()
  .max(2000)
  .refine(
    (url) => /^(?:https?:\/\/|mailto:)[^\s\p{Cc}"<>\\^`|]+$/iu.test(url) && URL.canParse(url),
    'an address that starts with https:// or mailto:',
  );

/** An image: uploaded (`/images/…` on the site itself) or elsewhere over https. */
export const imageSourceSchema = z
  .string()
  .max(2000)
  .refine(
    (url) => /^\/images\/[\w./-]+$/.test(url) || (/^https?:\/\//i.test(url) && URL.canParse(url)),
    'an uploaded image or an address that starts with https://',
  );

/** Pixels of the image file; the mail shows at most its own width. */
export const pixelsSchema = z.int().min(1).max(10_000);
