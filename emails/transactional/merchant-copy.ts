import { cleanLine } from '../merge/clean-text.ts';
import type { MerchantMail } from './merchant-mails.ts';
import type { TransactionalTranslate } from './messages.ts';
import { buttonOf, momentInWords, type Particulars } from './particulars.ts';

/** What the mails about a place in the directory are made of. */
export function merchantParticulars(mail: MerchantMail, t: TransactionalTranslate): Particulars {
  const common = { topic: 'merchant', name: '', more: [], links: [] } as const;
  switch (mail.kind) {
    case 'merchant-confirm':
      return { ...common, values: until(mail, t), action: buttonOf(mail.kind, mail.confirmUrl) };
    case 'merchant-link':
      return { ...common, values: until(mail, t), action: buttonOf(mail.kind, mail.manageUrl) };
    case 'merchant-listed':
    case 'merchant-changed':
      return {
        ...common,
        values: { merchant: cleanLine(mail.merchant) },
        action: buttonOf(mail.kind, mail.pageUrl),
        links: [{ label: `${mail.kind}.manage`, url: mail.manageUrl }],
      };
    case 'merchant-unchanged':
      return {
        ...common,
        values: { merchant: cleanLine(mail.merchant), reason: cleanLine(mail.reason) },
        more: ['merchant-unchanged.reason'],
        action: buttonOf(mail.kind, mail.manageUrl),
      };
    case 'merchant-rejected': {
      const reason = cleanLine(mail.reason ?? '');
      return {
        ...common,
        values: { merchant: cleanLine(mail.merchant), reason },
        more: [
          ...(reason === '' ? [] : (['merchant-rejected.reason'] as const)),
          'merchant-rejected.more',
        ],
      };
    }
  }
}

const until = ({ expiresAt }: { readonly expiresAt: string }, t: TransactionalTranslate) => ({
  until: momentInWords(expiresAt, t),
});
