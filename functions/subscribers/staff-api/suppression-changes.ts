import { parseAddress } from '../../../shared/address/parse-address.ts';
import type { Write } from '../../../shared/data/expressions.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import { auditWrite } from '../../staff/index.ts';
import { changeSubscriber } from '../change-subscriber.ts';
import { withoutFollowing } from '../following-consent.ts';
import { forgetFollowed } from '../forget-followed.ts';
import type { AddressState, Subscriber } from '../schema.ts';
import { isForgotten, type Suppression } from '../suppression.ts';
import type { StaffDeps } from './staff-deps.ts';

interface NewSuppression {
  readonly address: string;
  readonly note: string;
  readonly principal: Principal;
}

/**
 * Puts an address on the list by hand: no mail goes there, and no import adds it. One that is on it for
 * another reason stays on it for that of staff.
 * @throws {AppError} request.invalid when it is no address
 */
export async function addSuppression(
  { address: text, note, principal }: NewSuppression,
  deps: StaffDeps,
): Promise<Suppression> {
  const { suppressions, subscribers, now } = deps;
  const address = readAddress(text);
  const [held, known] = await Promise.all([
    suppressions.find(address),
    subscribers.findByAddress(address),
  ]);
  const digest = held?.digest ?? (await suppressions.digest(address));
  const at = now().toISOString();
  const by = principal.accountId;
  const unnamed: Suppression = { digest, reason: 'staff', at, by, note };
  const entry = !known && isForgotten(held) ? unnamed : { ...unnamed, address };
  const line = { principal, action: 'suppression.added', subject: digest, municipalities };
  const writes = [suppressions.putWrite(entry), auditWrite(line, deps)];
  await writeWithState({ address, state: 'suppressed', event: 'suppressed', by, writes }, deps);
  return entry;
}

/** @throws {AppError} request.invalid */
function readAddress(text: string): string {
  const parsed = parseAddress(text);
  if ('address' in parsed) return parsed.address;
  const issues = [{ path: 'body.address', message: `not an address: ${parsed.problem}` }];
  throw new AppError('request.invalid', 'This is not an e-mail address.', { issues });
}

/** The list is the programme's. */
const municipalities = ['programme'];

/**
 * Takes an address off the list, because it works again or was put there by mistake. Not one whose owner
 * erased everything: only they may come back, so that of such a one the erasure stays.
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
  const { address, at } = entry;
  const line = { principal, action: 'suppression.released', subject: digest, municipalities };
  const released = isForgotten(entry)
    ? deps.suppressions.putWrite({ digest, reason: 'erased', at })
    : deps.suppressions.removeWrite(entry);
  const writes = [released, auditWrite(line, deps)];
  const by = principal.accountId;
  await writeWithState({ address, state: 'ok', event: 'released', by, writes }, deps);
}

interface StateChange {
  readonly address: string | undefined;
  readonly state: AddressState;
  readonly event: 'suppressed' | 'released';
  readonly by: string;
  readonly writes: readonly Write[];
}

/**
 * The list's writes, and with them the state of whoever has the address: sending looks at that, not at the list. Who is written to
 * no more is followed no more, and what is kept of that is removed; a release does not bring it back.
 */
async function writeWithState(
  { address, state, event, by, writes }: StateChange,
  deps: StaffDeps,
): Promise<void> {
  const { table, subscribers, now } = deps;
  const known = address && (await subscribers.findByAddress(address));
  const entry = { at: now().toISOString(), event, source: by };
  const move = (present: Subscriber) => {
    const after = { ...present, addressState: state };
    return withoutFollowing({ after, entries: [entry], writes }, by, now());
  };
  const stepped = known && (await changeSubscriber(subscribers, known.id, move));
  if (!stepped) return table.transact(writes);
  await forgetFollowed(stepped, deps);
}
