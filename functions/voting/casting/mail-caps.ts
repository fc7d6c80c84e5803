import type { Clock } from '../../../shared/clock.ts';
import { type RateLimit, takePlace } from '../../../shared/data/rate-limit.ts';
import type { Table } from '../../../shared/data/table.ts';
import { AppError } from '../../../shared/errors.ts';
import { networkOf } from '../../../shared/http/network.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import { mailboxOf } from './canonical-address.ts';

/** Requests of one network in an hour: all the phones of a provider may share a few addresses on the evening of a vote. */
export const perNetwork: RateLimit = { name: 'vote-mail-by', count: 300, windowSeconds: 3600 };

/** Requests of one network in an hour that come without a proof of work: a library, or visitors without JavaScript. */
export const perNetworkWithoutProof: RateLimit = {
  name: 'vote-mail-by-unproven',
  count: 40,
  windowSeconds: 3600,
};

/** Mails that one network can have sent to one mailbox in a day, by one route. */
export const perPair: RateLimit = { name: 'vote-mail-by-to', count: 4, windowSeconds: 86_400 };

/**
 * Mails that all can have sent to one mailbox in a day, by one route. Every one of them holds a link that works until it
 * expires, and arrives if a mail of the voter's own would: whoever uses them up locks nobody out.
 */
export const perMailbox: RateLimit = { name: 'vote-mail-to', count: 12, windowSeconds: 86_400 };

export interface MailAttempt {
  readonly address: string;
  /** IP address of the visitor; undefined where nobody vouches for it: those share one limit. */
  readonly viewer: string | undefined;
  readonly proof: 'valid' | 'absent';
}

/**
 * Whether a mail may go out. Of the caps of a mailbox the visitor is not told.
 * @throws {AppError} request.too_many when the network has asked for too many, whatever the addresses.
 */
export async function mayMail(
  { address, viewer, proof }: MailAttempt,
  { votes, keys, now }: { votes: Table; keys: KeyRing; now: Clock },
): Promise<boolean> {
  const network = networkOf(viewer);
  const { route } = mailboxOf(address);
  const hasPlace = async (limit: RateLimit, subject: string) => {
    const digest = await keys.sign('voting/mail-cap', subject);
    return takePlace(votes, limit, digest.toString('base64url'), now);
  };
  if (!(await hasPlace(proof === 'valid' ? perNetwork : perNetworkWithoutProof, network))) {
    throw new AppError('request.too_many', 'Many mails were asked for from here. Wait an hour.');
  }
  return (await hasPlace(perPair, `${network} ${route}`)) && hasPlace(perMailbox, route);
}
