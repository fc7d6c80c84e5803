import { region } from '../../resources.ts';
import { AwsError } from '../call.ts';
import type { Header } from './accepted-mail.ts';
import { addressFault, mailboxOf } from './address.ts';
import type { SesWorld } from './ses-world.ts';

/** Names of the same refusals in the two versions of the API. */
export interface ErrorNames {
  badInput: string;
  noConfigurationSet: string;
  throttled: string;
  paused: string;
}

export const v1Errors: ErrorNames = {
  badInput: 'InvalidParameterValue',
  noConfigurationSet: 'ConfigurationSetDoesNotExist',
  throttled: 'Throttling',
  paused: 'ConfigurationSetSendingPausedException',
};
export const v2Errors: ErrorNames = {
  badInput: 'BadRequestException',
  noConfigurationSet: 'NotFoundException',
  throttled: 'TooManyRequestsException',
  paused: 'SendingPausedException',
};

/**
 * What SES asks of every call that sends, before it looks at a single mail. Answers the configuration set that
 * counts: the one named, or else the identity's own.
 * @throws AwsError `MessageRejected` for a sender that is not verified, and the named ones.
 */
export function checkSender(
  world: SesWorld,
  from: string,
  named: string | undefined,
  errors: ErrorNames,
): string | undefined {
  const fault = addressFault(from);
  if (fault) throw new AwsError(errors.badInput, fault);
  const address = mailboxOf(from);
  const identity = world.senders.identityOf(address);
  if (!identity?.verified) throw notVerified([address]);
  const name = named ?? identity.configurationSet;
  if (name === undefined) return undefined;
  const set = world.configurationSets.find(name);
  if (!set) {
    const status = errors.noConfigurationSet === 'NotFoundException' ? 404 : 400;
    const message = `Configuration set <${name}> does not exist.`;
    throw new AwsError(errors.noConfigurationSet, message, status);
  }
  if (!set.sendingEnabled) throw new AwsError(errors.paused, `Sending is paused for ${name}.`);
  return name;
}

/** @throws AwsError for an address of wrong form or, in the sandbox, one that is not verified. */
export function checkRecipients(
  world: SesWorld,
  recipients: readonly string[],
  errors: ErrorNames,
): void {
  for (const recipient of recipients) {
    const fault = addressFault(recipient);
    if (fault) throw new AwsError(errors.badInput, fault);
  }
  if (!world.sandbox) return;
  const strangers = recipients
    .map(mailboxOf)
    .filter((address) => !address.endsWith('@simulator.amazonses.com'))
    .filter((address) => !world.senders.identityOf(address)?.verified);
  if (strangers.length > 0) throw notVerified(strangers);
}

/**
 * Limits on what a caller adds to a mail.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageHeader.html and API_MessageTag.html
 * @throws AwsError `BadRequestException`.
 */
export function checkHeaders(headers: readonly Header[]): void {
  if (headers.length > 15) throw new AwsError('BadRequestException', 'More than 15 headers.');
  for (const { name, value } of headers) {
    if (!/^[!-9;-~]{1,126}$/.test(name) || !/^[ -~]{1,870}$/.test(value)) {
      throw new AwsError('BadRequestException', `Invalid header <${name}>.`);
    }
  }
}

export function checkTags(tags: Readonly<Record<string, string>>, errors: ErrorNames): void {
  for (const [name, value] of Object.entries(tags)) {
    if (!/^(ses:feedback-id-[ab]|[\w-]{1,256})$/.test(name) || !/^[\w.@-]{1,256}$/.test(value)) {
      throw new AwsError(errors.badInput, `Invalid tag <${name}>: <${value}>.`);
    }
  }
}

/** @throws AwsError when the account may not send another mail now. */
export function takeOne(world: SesWorld, errors: ErrorNames): void {
  const allowed = world.allowance.take(world.now());
  if (allowed === 'throttled')
    throw new AwsError(errors.throttled, 'Maximum sending rate exceeded.', 429);
  if (allowed === 'over-quota')
    throw new AwsError(errors.throttled, 'Daily message quota exceeded.', 429);
}

function notVerified(addresses: readonly string[]): AwsError {
  return new AwsError(
    'MessageRejected',
    `Email address is not verified. The following identities failed the check in region ${region.toUpperCase()}: ${addresses.join(', ')}`,
  );
}
