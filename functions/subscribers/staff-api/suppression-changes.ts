import { AppError } from '../../../shared/errors.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import { auditWrite } from '../../staff/index.ts';
import { parseAddress } from '../address.ts';
import { changeSubscriber } from '../change-subscriber.ts';
import type { Suppression } from '../suppression.ts';
import type { StaffDeps } from './staff-deps.ts';

/**
 * Puts an address on the list by hand: no mail goes there, and no import adds it. One that is on it for
 * another reason stays on it for that of staff.
 * @throws {AppError} request.invalid when it is no address
 */
export async function addSuppression(
  { address: text, note, principal }: { address: string; note: string; principal: Principal },
  deps: StaffDeps,
): Promise<Suppression> {
  const parsed = parseAddress(text);
  if (!('address' in parsed)) {
    const issues = [{ path: 'body.address', message: `not an address: ${parsed.problem}` }];
    throw new AppError('request.invalid', 'This is not an e-mail address.', { issues });
  }
  const { address } = parsed;
  const digest = await deps.suppressions.digest(address);
  const at = deps.now().toISOString();
  const entry: Suppression = {
    digest,
    reason: 'staff',
    at,
    by: principal.accountId,
    note,
    address,
  };
  const line = { principal, action: 'suppression.added', subject: digest, municipalities };
  await deps.table.transact([deps.suppressions.putWrite(entry), auditWrite(line, deps)]);
  return entry;
}

/** The list is the programme's. */
const municipalities = ['programme'];

/**
 * Takes an address off the list, because it works again or was put there by mistake. Not one whose owner
 * erased everything: only they may come back.
 * @throws {AppError} suppression.not_found, subscriber.state
 */
export async function releaseSuppression(
  { digest, principal }: { digest: string; principal: Principal },
  deps: StaffDeps,
): Promise<void> {
  const entry = await deps.suppressions.get(digest);
  if (!entry) throw new AppError('suppression.not_found', 'This address is not on the list.');
  if (entry.reason === 'erased') {
    throw new AppError(
      'subscriber.state',
      'Who erased everything can only come back by subscribing.',
    );
  }
  const line = { principal, action: 'suppression.released', subject: digest, municipalities };
  const writes = [deps.suppressions.removeWrite(entry), auditWrite(line, deps)];
  const known = entry.address && (await deps.subscribers.findByAddress(entry.address));
  const at = deps.now().toISOString();
  const stepped =
    known &&
    (await changeSubscriber(deps.subscribers, known.id, (present) => ({
      after: { ...present, addressState: 'ok' },
      entries: [{ at, event: 'released', source: principal.accountId }],
      writes,
    })));
  if (!stepped) await deps.table.transact(writes);
}
