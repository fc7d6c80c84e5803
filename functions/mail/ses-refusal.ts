import { SESServiceException } from '@aws-sdk/client-ses';

/**
 * Why SES did not take a mail.
 * - `throttled`: too fast, for the rate or for the day; try soon, or much later.
 * - `blocked`: account, identity or configuration set may not send now; no fault of this mail.
 * - `refused`: this mail or its address will never be taken.
 * - `unknown`: no answer, or none that tells whether SES took it.
 */
export type SesRefusal = 'throttled' | 'over-quota' | 'blocked' | 'refused' | 'unknown';

const throttling = /Throttling|TooManyRequests/;

const blocking = new Set([
  'AccountSendingPausedException',
  'ConfigurationSetDoesNotExistException',
  'ConfigurationSetSendingPausedException',
  'MailFromDomainNotVerifiedException',
  'ProductionAccessNotGrantedException',
  'AccessDenied',
  'AccessDeniedException',
]);

/** Reads the refusal from what the client threw (codes of the SES API, version of 2010). */
export function sesRefusal(error: unknown): SesRefusal {
  if (!(error instanceof SESServiceException)) return 'unknown';
  const { name, message } = error;
  if (throttling.test(name)) return /daily/i.test(message) ? 'over-quota' : 'throttled';
  if (blocking.has(name.replace(/^.*[.#]/, ''))) return 'blocked';
  // Sender, or in the sandbox recipient: the same code as a mail that SES does not like.
  if (name === 'MessageRejected' && /not verified|paused/i.test(message)) return 'blocked';
  return error.$fault === 'client' ? 'refused' : 'unknown';
}
