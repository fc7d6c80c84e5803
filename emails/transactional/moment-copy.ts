import { cleanLine } from '../merge/clean-text.ts';
import type { MomentMail } from './moment-mails.ts';
import type { Particulars } from './particulars.ts';

/** What a mail about a newsletter that is tied to an event is made of. */
export const momentParticulars = ({ issue, event, why }: MomentMail): Particulars => ({
  values: { issue: cleanLine(issue), event: cleanLine(event), why },
  topic: 'staff',
  name: '',
  more: ['moment-attention.why'],
  links: [],
});
