import type { Table } from '../../shared/data/table.ts';
import { createRecipients } from '../subscribers/index.ts';
import type { MailDeps } from './send-mail.ts';

/**
 * Finds the address of a message's recipient. A subscriber whose address bounced or complained, or who was
 * erased meanwhile, has none. Whoever queues a mail to a bare address has checked it: a colleague's for a
 * test, or one just erased that is told so.
 */
export function createFindAddress(table: Table): MailDeps['findAddress'] {
  const recipients = createRecipients(table);
  return async (to) => {
    if ('address' in to) return to.address;
    const [recipient] = await recipients.readPresent([to.subscriberId]);
    return recipient?.addressState === 'ok' ? recipient.address : undefined;
  };
}
