import { AwsRefusal } from '../../../shared/aws/aws-refusal.ts';
import type { PauseReason } from '../issue.ts';
import { isSenderUnverified } from './entry-outcome.ts';

/** What an exception of a bulk call means for everyone in it. */
export type CallOutcome =
  /** Not taken; the same call may be made later. */
  | { readonly kind: 'retry' }
  /** Not taken because of what is in it: halved until the bad entry stands alone. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'pause'; readonly reason: PauseReason }
  /** May have been taken: events decide. */
  | { readonly kind: 'uncertain' };

const pause = (reason: PauseReason): CallOutcome => ({ kind: 'pause', reason });

/** Every exception that SES documents for `SendBulkEmail`, and those of signing, by name. */
export const exceptionOutcomes: Readonly<Record<string, CallOutcome>> = {
  TooManyRequestsException: { kind: 'retry' },
  LimitExceededException: { kind: 'retry' },
  ThrottlingException: { kind: 'retry' },
  Throttling: { kind: 'retry' },
  ConcurrentModificationException: { kind: 'retry' },
  ConflictException: { kind: 'retry' },
  // The call was signed with credentials that ended meanwhile; the next invocation has new ones.
  ExpiredTokenException: { kind: 'retry' },
  RequestExpired: { kind: 'retry' },
  BadRequestException: { kind: 'refused' },
  ValidationException: { kind: 'refused' },
  MessageRejected: { kind: 'refused' },
  MailFromDomainNotVerifiedException: pause('identity'),
  NotFoundException: pause('template'),
  AccountSuspendedException: pause('account'),
  SendingPausedException: pause('account'),
  AccessDeniedException: pause('account'),
  UnrecognizedClientException: pause('account'),
  InvalidClientTokenId: pause('account'),
  SignatureDoesNotMatch: pause('account'),
  AlreadyExistsException: { kind: 'refused' },
  InvalidNextTokenException: { kind: 'refused' },
  InternalServiceErrorException: { kind: 'uncertain' },
};

/** The connection was never made, so nothing was sent. */
const neverConnected = ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'];

/**
 * Reads the exception of a bulk call. Timeouts, resets, answers of 500 and above and whatever cannot be
 * told are uncertain: only a refusal that SES has spelled out is taken as one.
 */
export function callOutcome(error: unknown, senderDomain: string): CallOutcome {
  const { name, code, message, status } = described(error);
  if (neverConnected.includes(code)) return { kind: 'retry' };
  if (/daily (message |sending )?quota/i.test(message)) return pause('quota');
  if (isSenderUnverified(message, senderDomain)) return pause('identity');
  if (/configuration ?set/i.test(message) && status < 500) return pause('configuration_set');
  const known = exceptionOutcomes[name];
  if (known) return known;
  if (status === 429) return { kind: 'retry' };
  // Who calls was not recognized: under whatever name, that says nothing of the recipients.
  if (status === 401 || status === 403) return pause('account');
  return status >= 400 && status < 500 ? { kind: 'refused' } : { kind: 'uncertain' };
}

interface Described {
  readonly name: string;
  readonly code: string;
  readonly message: string;
  /** HTTP status; 500 when there was no answer. */
  readonly status: number;
}

function described(error: unknown): Described {
  if (!(error instanceof Error)) return { name: '', code: '', message: '', status: 500 };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const status = error instanceof AwsRefusal ? error.status : 500;
  return { name: error.name, code, message: error.message, status };
}
