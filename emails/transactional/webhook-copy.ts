import { cleanLine } from '../merge/clean-text.ts';
import type { Particulars } from './particulars.ts';
import type { WebhookMail } from './webhook-mails.ts';

/** What a mail about a webhook is made of. */
export const webhookParticulars = ({ host, why }: WebhookMail): Particulars => ({
  values: { host: cleanLine(host), why },
  topic: 'staff',
  name: '',
  more: ['webhook-disabled.why'],
  links: [],
});
