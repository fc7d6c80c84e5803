import type { Principal } from '../../../../shared/http/principal.ts';
import type { MailQueue } from '../../../mail/index.ts';
import type { Merchants } from '../../../merchants/index.ts';
import type { ChangeDeps } from '../change-contest.ts';
import type { Candidate } from '../contest.ts';
import { withdrawnMail } from './candidate-mails.ts';
import type { CandidateRef } from './change-candidate.ts';
import { leave } from './leave.ts';

interface WithdrawDeps extends ChangeDeps {
  readonly merchants: Pick<Merchants, 'get'>;
  readonly mail: Pick<MailQueue, 'send'>;
}

/**
 * Staff withdraw a candidate, as the merchant asked by telephone. The merchant is told by mail.
 * @throws {AppError} candidate.not_found, candidate.state, contest.changed; contest.state once voting has ended
 */
export async function withdrawForMerchant(
  deps: WithdrawDeps,
  ref: CandidateRef,
  { principal, version }: { readonly principal: Principal; readonly version: number },
): Promise<Candidate> {
  const { contest, candidate } = await leave(deps, ref, { by: principal, version });
  const merchant = await deps.merchants.get(candidate.merchantId);
  if (merchant) await deps.mail.send(withdrawnMail(contest, merchant));
  return candidate;
}
