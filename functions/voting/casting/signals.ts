import { createHmac } from 'node:crypto';
import type { Clock } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import { networkOf } from '../../../shared/http/network.ts';
import { keptDays } from '../../../shared/privacy/kept-days.ts';
import { mailboxOf } from './canonical-address.ts';
import { isDisposable } from './is-disposable.ts';
import { dayAfter } from './kept-days.ts';
import type { Pepper } from './peppers.ts';
import type { SignalKind } from './signal-kind.ts';
import { signalKey } from './vote-keys.ts';

/** Votes on one day of one signal that are as good as all others; later ones get a cohort code. */
export const signalThresholds: Readonly<Record<SignalKind, number>> = {
  disposable: 0,
  domain: 20,
  unproven: 10,
  network: 30,
};

/** A signal of one vote, as links carry it: it names no address and no network to who has no pepper. */
export interface Signal {
  readonly kind: SignalKind;
  /** Keyed hash of kind, value and day (UTC), in hexadecimal. */
  readonly digest: string;
}

/** Bytes of a digest. */
export const signalDigestBytes = 12;

interface Sighting {
  readonly address: string;
  readonly viewer: string | undefined;
  readonly proof: 'valid' | 'absent';
  readonly now: Date;
}

export function signalOf({ address, viewer, proof, now }: Sighting, pepper: Pepper): Signal {
  const { kind, value } = mostTelling({ address, viewer, proof });
  const text = [kind, value, now.toISOString().slice(0, 10)].join('\n');
  const mac = createHmac('sha256', pepper.key('cohort')).update(text).digest();
  return { kind, digest: mac.subarray(0, signalDigestBytes).toString('hex') };
}

function mostTelling({ address, viewer, proof }: Omit<Sighting, 'now'>) {
  const { ownDomain } = mailboxOf(address);
  if (ownDomain !== undefined && isDisposable(address.slice(address.indexOf('@') + 1))) {
    return { kind: 'disposable' as const, value: '' };
  }
  if (ownDomain !== undefined) return { kind: 'domain' as const, value: ownDomain };
  const network = networkOf(viewer);
  return {
    kind: proof === 'absent' ? ('unproven' as const) : ('network' as const),
    value: network,
  };
}

/** What roll item and ballot of one vote both say, if anything. */
export const cohortOf = ({ kind, digest }: Signal): string => `${kind}:${digest}`;

interface SignalDeps {
  readonly votes: Table;
  readonly now: Clock;
}

/**
 * Requests of a signal on one day whose votes are not counted: half of its threshold. Few networks see more requests in
 * a day, so most votes cost no count; and whoever asks for mails that nobody confirms moves the threshold for others by
 * no more than that.
 */
const uncountedRequests = (kind: SignalKind): number => Math.floor(signalThresholds[kind] / 2);

/** Counts a request for a mail. Whether the vote that may come of it has to be counted, too. */
export async function countRequest(
  contestId: string,
  { kind, digest }: Signal,
  { votes, now }: SignalDeps,
): Promise<boolean> {
  if (signalThresholds[kind] === 0) return false;
  const { asked } = await add(votes, contestId, digest, { name: 'asked', by: 1, now });
  return Number(asked) > uncountedRequests(kind);
}

/** Counts a vote before it is cast. Its cohort code, if it is past the threshold. */
export async function countVote(
  contestId: string,
  signal: Signal & { readonly isCounted: boolean },
  { votes, now }: SignalDeps,
): Promise<string | undefined> {
  if (signalThresholds[signal.kind] === 0) return cohortOf(signal);
  if (!signal.isCounted) return undefined;
  const { voted } = await add(votes, contestId, signal.digest, { name: 'voted', by: 1, now });
  const before = Number(voted) - 1 + uncountedRequests(signal.kind);
  return before >= signalThresholds[signal.kind] ? cohortOf(signal) : undefined;
}

/** Takes back the count of a vote that was not cast: who confirms again and again flags nobody. */
export async function uncountVote(
  contestId: string,
  signal: Signal & { readonly isCounted: boolean },
  { votes, now }: SignalDeps,
): Promise<void> {
  if (!signal.isCounted) return;
  await add(votes, contestId, signal.digest, { name: 'voted', by: -1, now });
}

const add = (
  votes: Table,
  contestId: string,
  digest: string,
  { name, by, now }: { name: 'asked' | 'voted'; by: 1 | -1; now: Clock },
) =>
  votes.update(signalKey(contestId, digest), {
    expression: 'ADD #name :by SET expiresAt = :expiresAt',
    names: { '#name': name },
    values: { ':by': by, ':expiresAt': dayAfter(now(), keptDays.visitorCodes) },
  });
