import { rewriteLinks } from './links-of.ts';
import { linkClaims, openPicture, type TrackingValues, trackedAddress } from './tracked-address.ts';

/** Of the usual length, for the size of a mail that nobody has sent yet. Characters. */
const sample = { issueId: 'x'.repeat(30), signature: 'x'.repeat(22), ticket: 'x'.repeat(66) };

/** The HTML with links as long as those that are sent. */
export const withSampleLinks = (html: string, siteUrl: string): string =>
  rewriteLinks(html, ({ id: linkId, url }) => {
    const claims = linkClaims({ issueId: sample.issueId, linkId, url }, siteUrl);
    return trackedAddress(siteUrl, claims, sample.signature);
  });

export const sampleTracking = (siteUrl: string): TrackingValues => ({
  ticket: sample.ticket,
  openPicture: openPicture(siteUrl, sample.issueId, sample.ticket),
});
