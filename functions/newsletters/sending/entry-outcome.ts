import type { BulkEmailEntryResult, BulkEmailStatus } from '@aws-sdk/client-sesv2';
import type { PauseReason } from '../issue.ts';
import type { StateLetter } from './recipient-state.ts';

/** What an answer of SES means for one recipient. */
export type Outcome =
  | { readonly kind: 'sent' }
  /** Not taken, and may be tried again as it is. */
  | { readonly kind: 'retry' }
  /** This recipient will not get the mail; others may. */
  | { readonly kind: 'fail'; readonly state: StateLetter }
  /** Nobody will get it until a person, or time, has mended this. */
  | { readonly kind: 'pause'; readonly reason: PauseReason }
  /** May have been taken: events decide. */
  | { readonly kind: 'uncertain' };

const pause = (reason: PauseReason): Outcome => ({ kind: 'pause', reason });
const fail = (state: StateLetter): Outcome => ({ kind: 'fail', state });

/** Every status that SES gives an entry of a bulk call. */
export const entryOutcomes: Record<BulkEmailStatus, Outcome> = {
  SUCCESS: { kind: 'sent' },
  ACCOUNT_THROTTLED: { kind: 'retry' },
  TRANSIENT_FAILURE: { kind: 'retry' },
  ACCOUNT_DAILY_QUOTA_EXCEEDED: pause('quota'),
  MESSAGE_REJECTED: fail('r'),
  INVALID_PARAMETER: fail('i'),
  FAILED: fail('x'),
  MAIL_FROM_DOMAIN_NOT_VERIFIED: pause('identity'),
  TEMPLATE_NOT_FOUND: pause('template'),
  CONFIGURATION_SET_NOT_FOUND: pause('configuration_set'),
  CONFIGURATION_SET_SENDING_PAUSED: pause('configuration_set'),
  INVALID_SENDING_POOL_NAME: pause('configuration_set'),
  ACCOUNT_SUSPENDED: pause('account'),
  ACCOUNT_SENDING_PAUSED: pause('account'),
};

const known = new Map<string, Outcome>(Object.entries(entryOutcomes));

/**
 * Reads the result of one entry. An entry that the answer left out, or with a status that SES did not have
 * when this was written, is uncertain.
 * @param senderDomain tells a sender that is not verified from a recipient that is not (sandbox).
 */
export function entryOutcome(
  result: BulkEmailEntryResult | undefined,
  senderDomain: string,
): Outcome {
  if (result?.Status === 'MESSAGE_REJECTED' && isSenderUnverified(result.Error, senderDomain)) {
    return pause('identity');
  }
  return known.get(result?.Status ?? '') ?? { kind: 'uncertain' };
}

/** SES names the identities that are not verified in the text of the error, and nowhere else. */
export const isSenderUnverified = (text: string | undefined, senderDomain: string): boolean =>
  /not verified/i.test(text ?? '') && (text ?? '').includes(senderDomain);
