import type { Clock } from '../../shared/clock.ts';
import { type RateLimit, takePlace } from '../../shared/data/rate-limit.ts';
import type { Table } from '../../shared/data/table.ts';
import { AppError } from '../../shared/errors.ts';
import { networkOf } from '../../shared/http/network.ts';
import type { KeyRing } from '../../shared/secrets/key-ring.ts';

/** Mails that one visitor can have sent, an hour: enough for an afternoon in a library. */
export const perViewer: RateLimit = { name: 'mail-by', count: 40, windowSeconds: 3600 };

/** Mails that one visitor can have sent to one address, a day. */
export const perPair: RateLimit = { name: 'mail-by-to', count: 4, windowSeconds: 86_400 };

/** Mails that all can have sent to one address, a day: more than one visitor's, who could else lock its owner out. */
export const perAddress: RateLimit = { name: 'mail-to', count: 12, windowSeconds: 86_400 };

export interface MailAttempt {
  /** Address or subscriber id that a mail would go to. */
  readonly to: string;
  /** IP address of the visitor; undefined where nobody vouches for it: those share one limit. */
  readonly viewer: string | undefined;
}

/**
 * Whether a mail may go out that a visitor asked for. The table holds keyed digests only, for a day or two.
 * Of the limits of an address the visitor is not told: an answer that differs would say something of it.
 * @throws {AppError} request.too_many when the visitor has asked for too many, whatever the addresses.
 */
export async function mayMail(
  { to, viewer }: MailAttempt,
  { table, keys, now }: { table: Table; keys: KeyRing; now: Clock },
): Promise<boolean> {
  const network = networkOf(viewer);
  const hasPlace = async (limit: RateLimit, subject: string) => {
    const digest = await keys.sign('mail-limit', subject);
    return takePlace(table, limit, digest.toString('base64url'), now);
  };
  if (!(await hasPlace(perViewer, network))) {
    throw new AppError('request.too_many', 'You have asked for many mails. Wait an hour.');
  }
  return (await hasPlace(perPair, `${network} ${to}`)) && hasPlace(perAddress, to);
}
