import { daysAfter } from '../../../../shared/clock.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { KeyRing } from '../../../../shared/secrets/key-ring.ts';
import type { MailQueue, MailRequest } from '../../../mail/index.ts';
import type { Merchant, Merchants } from '../../../merchants/index.ts';
import type { Actor, ChangeDeps } from '../change-contest.ts';
import type { Candidate, Contest } from '../contest.ts';
import { invitationMail } from './candidate-mails.ts';
import { type CandidateRef, changeCandidate, requireOpenList } from './change-candidate.ts';
import { consentUrl } from './consent-token.ts';

export interface InviteDeps extends ChangeDeps {
  readonly merchants: Pick<Merchants, 'get'>;
  readonly keys: KeyRing;
  readonly mail: Pick<MailQueue, 'send'>;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
}

/** After so many days an invitation without answer is sent once more. */
const reminderDays = 5;

interface Invitation {
  readonly by: Actor;
  readonly version?: number | undefined;
}

/**
 * Asks a merchant by mail to stand. Who was invited may be again: a mail may have been lost.
 * @throws {AppError} candidate.not_found, candidate.state, contest.state once the ballot is fixed, contest.changed;
 * merchant.state when it is not listed or nobody knows its address.
 */
export async function inviteCandidate(
  deps: InviteDeps,
  ref: CandidateRef,
  { by, version }: Invitation,
): Promise<Candidate> {
  let merchant: Merchant | undefined;
  const { contest, candidate } = await changeCandidate(deps, ref, {
    action: 'candidate.invited',
    by,
    version,
    from: ['nominated', 'invited', 'declined'],
    async set(present, contest) {
      requireOpenList(contest);
      merchant = await reachable(present, deps);
      const at = deps.now();
      return {
        state: 'invited',
        invitedAt: at.toISOString(),
        remindedAt: undefined,
        dueAt: daysAfter(at, reminderDays).toISOString(),
      };
    },
  });
  if (merchant) await deps.mail.send(await invitation(deps, { contest, candidate, merchant }));
  return candidate;
}

/** The invitation with a link of its own; its reminder is the same. Nothing where the merchant has no contact. */
export async function invitation(
  deps: Pick<InviteDeps, 'keys' | 'now' | 'siteUrl'>,
  { contest, candidate, merchant }: { contest: Contest; candidate: Candidate; merchant: Merchant },
): Promise<MailRequest[]> {
  if (!merchant.contact) return [];
  const ref = { contestId: contest.id, candidateId: candidate.id };
  const url = await consentUrl(ref, merchant.contact, deps);
  return invitationMail(contest, { merchant, candidate, url });
}

async function reachable(
  { merchantId }: Candidate,
  { merchants }: Pick<InviteDeps, 'merchants'>,
): Promise<Merchant> {
  const merchant = await merchants.get(merchantId);
  if (merchant?.state !== 'listed') {
    throw new AppError('merchant.state', 'This merchant is not in the directory.');
  }
  if (!merchant.contact) {
    throw new AppError('merchant.state', 'Nobody knows where to write to this merchant.');
  }
  return merchant;
}
