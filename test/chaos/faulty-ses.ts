import type { BulkEmailEntryResult, BulkEmailStatus } from '@aws-sdk/client-sesv2';
import { type Behaviour, type FakeSes, sesError } from '../builders/fake-ses.ts';

/** How often SES does what, as shares of calls; the rest goes well. */
export interface Faults {
  readonly throttled: number;
  /** No answer, half of them after the mails were taken. */
  readonly unanswered: number;
  readonly partial: number;
  readonly identity: number;
  readonly quota: number;
}

export const noFaults: Faults = { throttled: 0, unanswered: 0, partial: 0, identity: 0, quota: 0 };

const refusals: readonly BulkEmailStatus[] = [
  'ACCOUNT_THROTTLED',
  'TRANSIENT_FAILURE',
  'ACCOUNT_DAILY_QUOTA_EXCEEDED',
  'FAILED',
];

/**
 * SES on a bad day. `badAddresses` are such that a call with one of them is refused whole.
 */
export function faultySes(
  ses: FakeSes,
  random: () => number,
  faults: () => Faults,
  badAddresses: ReadonlySet<string>,
): Behaviour {
  const chosen = () => {
    const roll = random();
    let sum = 0;
    for (const [name, share] of Object.entries(faults())) {
      sum += share;
      if (roll < sum) return name;
    }
    return 'none';
  };
  return (request, take) => {
    const entries = request.BulkEmailEntries ?? [];
    const addresses = entries.map((entry) => entry.Destination?.ToAddresses?.[0] ?? '');
    if (addresses.some((address) => badAddresses.has(address))) {
      throw sesError('BadRequestException', 'Local address contains control or whitespace');
    }
    switch (chosen()) {
      case 'throttled':
        throw sesError('TooManyRequestsException', 'Maximum sending rate exceeded.', 429);
      case 'unanswered':
        if (random() < 0.5) take();
        throw random() < 0.5
          ? sesError('TimeoutError', 'socket hang up', 500)
          : sesError('InternalServiceErrorException', '', 500);
      case 'identity':
        throw sesError('MailFromDomainNotVerifiedException');
      case 'quota':
        throw sesError('LimitExceededException', 'Daily message quota exceeded.');
      case 'partial':
        return entries.map((entry): BulkEmailEntryResult => {
          if (random() < 0.7) return ses.takeEntry(request, entry);
          const Status = refusals[Math.floor(random() * refusals.length)];
          return Status ? { Status } : {};
        });
      default:
        return take();
    }
  };
}
