import type { Principal } from '../../../shared/http/principal.ts';
import type { MerchantDeps } from '../deps.ts';
import type { Merchant } from '../merchant.ts';
import { changeByStaff, readSeen } from './change-by-staff.ts';
import { type Decision, decide } from './decision.ts';
import { mailAbout } from './mails.ts';

/**
 * Takes a decision of staff and tells the merchant of it.
 * @throws {AppError} merchant.not_found, merchant.changed, merchant.state
 */
export async function moderate(
  id: string,
  decision: Decision,
  principal: Principal,
  deps: Pick<MerchantDeps, 'merchants' | 'links' | 'mail' | 'now' | 'newId'>,
): Promise<Merchant> {
  const before = await readSeen({ id, version: decision.version }, deps);
  const after = await changeByStaff({ before, ...decide(before, decision), principal }, deps);
  const mail = await mailAbout(after, decision, deps);
  if (mail) await deps.mail.send([mail]);
  return after;
}
