import { cleanLine } from '../merge/clean-text.ts';
import type { IssueMail } from './issue-mails.ts';
import type { TransactionalTranslate } from './messages.ts';
import { momentInWords, type Particulars } from './particulars.ts';

/** What a mail about a newsletter that stands still is made of. */
export const issueParticulars = (
  { issue, why, where, from, until }: IssueMail,
  t: TransactionalTranslate,
): Particulars => ({
  values: {
    issue: cleanLine(issue),
    why,
    where,
    from: momentInWords(from, t),
    until: momentInWords(until, t),
  },
  topic: 'staff',
  name: '',
  more: ['issue-held.why', 'issue-held.next'],
  links: [],
});
