/** Variables of a newsletter's template that say what a click or an opening may tell. */
export interface TrackingValues {
  /** The end of every link of the mail; see `functions/engagement/links/ticket.ts`. */
  readonly ticket: string;
  /** HTML of a picture that tells that the mail was opened; empty where nobody may know. */
  readonly openPicture: string;
}

export interface LinkPlace {
  readonly issueId: string;
  readonly linkId: string;
  readonly url: string;
}

/**
 * What an address of ours says of a link and is signed: issue, link and where it leads. Pages of our own by their path, so that they
 * are short and move with the site.
 */
export function linkClaims({ issueId, linkId, url }: LinkPlace, siteUrl: string): string {
  const target = url.startsWith(`${siteUrl}/`) ? url.slice(siteUrl.length) : url;
  return `${issueId}.${linkId}.${Buffer.from(target).toString('base64url')}`;
}

/** The address that stands in a template. */
export const trackedAddress = (siteUrl: string, claims: string, signature: string): string =>
  `${siteUrl}/r/${claims}.${signature}/{{ticket}}`;

/** Seen by nobody and announced to nobody: one point, no words. */
export const openPicture = (siteUrl: string, issueId: string, ticket: string): string =>
  `<img src="${siteUrl}/o/${issueId}/${ticket}" width="1" height="1" alt="" style="display:block;width:1px;height:1px;border:0">`;

/** The place of the picture, at the end, where it moves nothing. */
export const withOpenPicture = (html: string): string =>
  html.replace(/<\/body>/, '{{openPicture}}</body>');
