import { sampleTracking, withSampleLinks } from './links/sample-tracking.ts';
import { withOpenPicture } from './links/tracked-address.ts';
import { fillTemplate, type MailTemplate } from './merge/fill-template.ts';
import { recipientValues } from './merge/recipient-values.ts';

/** A token link of the site is about this long. Characters. */
const sampleUrl = `https://${'x'.repeat(290)}`;

/** Size of the HTML as delivered, with values of ordinary length filled in and links that are counted. */
export function deliveredBytes(
  template: MailTemplate,
  { nameFallback, siteUrl }: { readonly nameFallback: string; readonly siteUrl: string },
): number {
  const values = recipientValues(
    {
      name: 'x'.repeat(30),
      unsubscribeUrl: sampleUrl,
      preferencesUrl: sampleUrl,
      timeLeft: 'x'.repeat(60),
    },
    nameFallback,
  );
  const tracking = sampleTracking(siteUrl);
  const html = withOpenPicture(withSampleLinks(template.html, siteUrl));
  return Buffer.byteLength(fillTemplate({ ...template, html }, { ...values, ...tracking }).html);
}
