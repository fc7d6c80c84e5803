/** Headers of every answer that is not a page: nothing in it may be run, framed or kept. */
export const apiHeaders: Record<string, string> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};

/** What a page may do beyond showing itself; each page says so for itself. */
export interface PageAllowances {
  /** Runs our own scripts under `/assets/`, which may ask the site and start workers of ours. */
  readonly scripts?: boolean;
  /** A form of the page posts to this origin too: that of the bucket which takes an upload. */
  readonly formsTo?: string;
  /** Has a sheet of its own, named by its hash. */
  readonly sheet?: string;
  /** Shows a mail, whose style stands in the mail: then no sheet is named, since a name would forbid it. */
  readonly mails?: boolean;
}

/**
 * Headers of a page. Unless it allows more, it runs no script and loads nothing but its own style (named by its hash)
 * and our images; its forms post to us only; the referrer never carries a token from the address.
 */
export const pageHeaders = (
  styleHash: string,
  { scripts = false, formsTo, sheet, mails = false }: PageAllowances = {},
): Record<string, string> => ({
  'cache-control': 'no-store',
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    mails ? "style-src 'unsafe-inline'" : `style-src '${styleHash}'${sheet ? ` '${sheet}'` : ''}`,
    "img-src 'self' data:",
    ...(scripts ? ["script-src 'self'", "connect-src 'self'", "worker-src 'self'"] : []),
    // Where the bucket sends the browser back to is the site again.
    `form-action 'self'${formsTo ? ` ${new URL(formsTo).origin}` : ''}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
});
