import type { Write } from '../../shared/data/expressions.ts';
import { changeSubscriber, type Step } from './change-subscriber.ts';
import type { SubscriberDeps } from './deps.ts';
import { withoutFollowing } from './following-consent.ts';
import { type ForgettingDeps, forgetFollowed } from './forget-followed.ts';
import type { AddressState, Subscriber } from './schema.ts';
import { isForgotten, outweighs, type Suppression } from './suppression.ts';

interface Deps
  extends Pick<SubscriberDeps, 'table' | 'subscribers' | 'suppressions' | 'now'>,
    ForgettingDeps {}

/** By subscriber where a mail's tags say who it was, else by the address that the event names. */
export type Whom = { readonly subscriberId: string } | { readonly address: string };

/**
 * A mailbox that does not exist (a permanent bounce): no mail goes there any more, and the reader is followed no more. Bears
 * repetition.
 */
export const recordBounce = (whom: Whom, deps: Deps): Promise<void> =>
  suppress(whom, 'bounced', deps);

/** Somebody called a mail spam: none goes there any more, and the reader is followed no more. Bears repetition. */
export const recordComplaint = (whom: Whom, deps: Deps): Promise<void> =>
  suppress(whom, 'complained', deps);

async function suppress(whom: Whom, reason: 'bounced' | 'complained', deps: Deps): Promise<void> {
  const known =
    'subscriberId' in whom
      ? await deps.subscribers.get(whom.subscriberId)
      : await deps.subscribers.findByAddress(whom.address);
  const address = known?.address ?? ('address' in whom ? whom.address : undefined);
  if (address === undefined) return;
  const write = await suppressionWrite(address, reason, known !== undefined, deps);
  if (!known) return write && deps.table.transact([write]);
  const mark = (present: Subscriber) =>
    settled.has(present.addressState) || present.addressState === reason
      ? undefined
      : marked(present, reason, write, deps.now());
  const stepped = await changeSubscriber(deps.subscribers, known.id, mark);
  // Erased just now: the address must not be written down again.
  if (!stepped) return suppress({ address }, reason, deps);
  // At every report, so that one that stopped here is made good when it comes again.
  await forgetFollowed(stepped, deps);
}

/** What a later bounce or complaint does not change. */
const settled: ReadonlySet<AddressState> = new Set(['complained', 'suppressed']);

function marked(
  present: Subscriber,
  reason: 'bounced' | 'complained',
  write: Write | undefined,
  now: Date,
): Step {
  const after = { ...present, addressState: reason };
  const entries = [{ at: now.toISOString(), event: reason, source: 'mail' }];
  const step = { after, entries, ...(write && { writes: [write] }) };
  return withoutFollowing(step, reason, now);
}

/**
 * Undefined when the list holds the address for a reason that weighs as much. What is told of an address after its owner
 * erased everything does not bring it back in clear.
 */
async function suppressionWrite(
  address: string,
  reason: 'bounced' | 'complained',
  isKnown: boolean,
  { suppressions, now }: Deps,
): Promise<Write | undefined> {
  const held = await suppressions.find(address);
  if (held && !outweighs(reason, held.reason)) return undefined;
  const digest = held?.digest ?? (await suppressions.digest(address));
  const entry: Suppression = { digest, reason, at: now().toISOString() };
  return suppressions.putWrite(!isKnown && isForgotten(held) ? entry : { ...entry, address });
}
