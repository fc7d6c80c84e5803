import { workersPerFunction } from '../functions/functions.ts';
import type { SendQuota } from './ses/allowance.ts';

/** How strict the services are, where AWS differs from account to account or a test cannot wait. */
export interface AwsServicesOptions {
  /** Mails the mailbox keeps. */
  mailboxKeeps: number;
  quota: SendQuota;
  /** Only verified addresses and the mailbox simulator receive mail. */
  sandbox: boolean;
  /** Each template call of SES at most once a second, as in AWS. */
  throttleTemplates: boolean;
  /** From accepted to delivered, bounced or complained, in milliseconds. */
  outcomeDelayMs: number;
  /** `minute`: schedules fire somewhere in their minute, as in AWS. `exact`: to the second. */
  schedulePrecision: 'minute' | 'exact';
  /** Share of the firings that come twice. */
  doubleFirings: number;
  /** The HTTP API takes no more than the template's stage says; a race of thousands of voters wants all it can get. */
  throttleRequests: boolean;
  /** Invocations of one function at once: a machine has few cores. Those beyond wait for their turn. */
  workersPerFunction: number;
  /** Seconds that a queue waits at most for a batch to fill: whoever looks at figures here has not a minute. */
  longestBatchWindow: number;
}

/** An account with production access and a mild warm-up behind it. */
export const usualOptions: AwsServicesOptions = {
  mailboxKeeps: 5000,
  quota: { perDay: 1_000_000, perSecond: 500 },
  sandbox: false,
  throttleTemplates: true,
  outcomeDelayMs: 250,
  schedulePrecision: 'minute',
  doubleFirings: 1 / 20,
  throttleRequests: true,
  workersPerFunction,
  longestBatchWindow: 10,
};
