import type { Clock } from '../../shared/clock.ts';
import { type RateLimit, takePlace } from '../../shared/data/rate-limit.ts';
import type { Table } from '../../shared/data/table.ts';
import type { KeyRing } from '../../shared/secrets/key-ring.ts';

/** Mails that strangers can have sent to one address, a day. */
export const perAddress: RateLimit = { name: 'mail-to', count: 4, windowSeconds: 86_400 };

/** Mails that one visitor can have sent, an hour: enough for an afternoon in a library. */
export const perViewer: RateLimit = { name: 'mail-by', count: 40, windowSeconds: 3600 };

export interface MailAttempt {
  /** Address or subscriber id that a mail would go to. */
  readonly to: string;
  /** IP address of the visitor; undefined where nobody vouches for it: those share one limit. */
  readonly viewer: string | undefined;
}

/**
 * Whether a mail may go out that a visitor asked for. The table holds keyed digests only, for a day or two.
 * The visitor is not told: an answer that differs would say something of the address.
 */
export async function mayMail(
  { to, viewer }: MailAttempt,
  { table, keys, now }: { table: Table; keys: KeyRing; now: Clock },
): Promise<boolean> {
  const digest = async (text: string) =>
    (await keys.sign('mail-limit', text)).toString('base64url');
  const isViewerFree = await takePlace(table, perViewer, await digest(viewer ?? 'unknown'), now);
  return isViewerFree && takePlace(table, perAddress, await digest(to), now);
}
