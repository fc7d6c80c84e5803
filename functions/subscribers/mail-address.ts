import type { SubscriberRepository } from './repository/subscribers.ts';
import type { SuppressionRepository } from './repository/suppressions.ts';

type To = { readonly subscriberId: string } | { readonly address: string };

/**
 * Whom a single mail may be sent to: the address, or undefined when it bounced, complained, is unknown or
 * was put on the list by staff. An erased address may be written to: its owner is told of the erasure, and
 * may subscribe again.
 */
export async function findMailAddress(
  to: To,
  {
    subscribers,
    suppressions,
  }: { subscribers: SubscriberRepository; suppressions: SuppressionRepository },
): Promise<string | undefined> {
  const address = 'address' in to ? to.address : (await subscribers.get(to.subscriberId))?.address;
  if (address === undefined) return undefined;
  const held = await suppressions.find(address.toLowerCase());
  return held === undefined || held.reason === 'erased' ? address : undefined;
}
