import { daysAfter, epochSeconds, secondsAfter } from '../../shared/clock.ts';
import { ConditionFailed } from '../../shared/data/condition-failed.ts';
import type { Table } from '../../shared/data/table.ts';

const keyOf = (messageId: string) => ({ pk: `MAIL#MESSAGE#${messageId}`, sk: 'STATE' });

/** Longer than the function may run: a claim that old belongs to one that died. */
const leaseSeconds = 120;

/** As long as the queue keeps a message. */
const keptDays = 14;

/**
 * Claims a message for one call of SES. `sent`: it left already. `taken`: another call is under way. A claim
 * whose call never reported back runs out, and the mail is then sent, maybe for the second time: for a
 * confirmation, twice is better than never.
 */
export async function claimMail(
  table: Table,
  messageId: string,
  now: Date,
): Promise<'claimed' | 'sent' | 'taken'> {
  try {
    await table.update(keyOf(messageId), {
      expression: 'SET #state = :sending, leaseUntil = :until, expiresAt = :expiresAt',
      condition:
        'attribute_not_exists(#state) OR #state = :free OR (#state = :sending AND leaseUntil < :now)',
      names: { '#state': 'state' },
      values: {
        ':free': 'free',
        ':sending': 'sending',
        ':now': now.toISOString(),
        ':until': secondsAfter(now, leaseSeconds).toISOString(),
        ':expiresAt': epochSeconds(daysAfter(now, keptDays)),
      },
    });
    return 'claimed';
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    return error.item?.state === 'sending' ? 'taken' : 'sent';
  }
}

/** Notes how the call ended: `free` lets the message be claimed again, the others end it. */
export async function settleMail(
  table: Table,
  messageId: string,
  state: 'sent' | 'refused' | 'free',
): Promise<void> {
  await table.update(keyOf(messageId), {
    expression: 'SET #state = :state REMOVE leaseUntil',
    names: { '#state': 'state' },
    values: { ':state': state },
  });
}
