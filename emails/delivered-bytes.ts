import { fillTemplate, type MailTemplate } from './merge/fill-template.ts';
import { recipientValues } from './merge/recipient-values.ts';

/** A token link of the site is about this long. Characters. */
const sampleUrl = `https://${'x'.repeat(290)}`;

/** Size of the HTML as delivered, with values of ordinary length filled in. */
export function deliveredBytes(template: MailTemplate, nameFallback: string): number {
  const values = recipientValues(
    {
      name: 'x'.repeat(30),
      unsubscribeUrl: sampleUrl,
      preferencesUrl: sampleUrl,
      timeLeft: 'x'.repeat(60),
    },
    nameFallback,
  );
  return Buffer.byteLength(fillTemplate(template, values).html);
}
