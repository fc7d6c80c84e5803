import { account, region } from '../../resources.ts';
import type { AwsCall } from '../call.ts';
import { list, record, text } from '../narrow.ts';
import { mailboxOf } from '../ses/address.ts';
import { rawHeader } from '../ses/raw-header.ts';
import type { ConditionContext } from './conditions.ts';
import type { GrantWorld, Need } from './grants.ts';

const arn = (kind: string, name: string) => `arn:aws:ses:${region}:${account}:${kind}/${name}`;

const onTemplate = new Set([
  'GetEmailTemplate',
  'UpdateEmailTemplate',
  'DeleteEmailTemplate',
  'TestRenderEmailTemplate',
]);
/** These know no narrower resource than everything, so a grant on one template does not reach them. */
const onAccount = new Set([
  'CreateEmailTemplate',
  'GetAccount',
  'ListEmailTemplates',
  'PutSuppressedDestination',
  'GetSuppressedDestination',
  'DeleteSuppressedDestination',
  'ListSuppressedDestinations',
]);

/**
 * Rights of an SES call. Sending needs its action on the identity, and on the configuration set and the
 * template that it names: https://docs.aws.amazon.com/service-authorization/latest/reference/list_sesv2.html
 */
export function sesGrants(call: AwsCall, world: GrantWorld): readonly Need[] {
  const input = record(call.input);
  const action = `ses:${call.operation}`;
  if (onAccount.has(call.operation)) return [{ action, resource: '*' }];
  const name = call.parameters.name ?? text(input.TemplateName);
  if (onTemplate.has(call.operation)) return [{ action, resource: arn('template', name) }];
  if (call.operation === 'GetEmailIdentity') return [{ action, resource: arn('identity', name) }];
  const sending = sendingOf(call.operation, input);
  if (!sending) return [];
  const context = sendingContext(sending);
  return [
    { action, resource: arn('identity', world.identityOf(mailboxOf(sending.from))), context },
    ...sending.also.map((resource) => ({ action, resource, context })),
  ];
}

interface Sending {
  from: string;
  recipients: readonly string[];
  also: readonly string[];
  version: '1' | '2';
}

function sendingOf(operation: string, input: Record<string, unknown>): Sending | undefined {
  if (operation === 'SendRawEmail') return rawSending(input);
  if (operation !== 'SendBulkEmail' && operation !== 'SendEmail') return undefined;
  const set = text(input.ConfigurationSetName);
  const content = record(input[operation === 'SendEmail' ? 'Content' : 'DefaultContent']);
  const template = text(record(content.Template).TemplateName);
  const destinations =
    operation === 'SendEmail'
      ? [input.Destination]
      : list(input.BulkEmailEntries).map((entry) => record(entry).Destination);
  return {
    from: text(input.FromEmailAddress),
    recipients: destinations.flatMap(recipientsOf),
    also: [
      ...(set ? [arn('configuration-set', set)] : []),
      ...(template ? [arn('template', template)] : []),
    ],
    version: '2',
  };
}

function rawSending(input: Record<string, unknown>): Sending {
  const raw = Buffer.from(text(input['RawMessage.Data']), 'base64');
  const set = text(input.ConfigurationSetName) || rawHeader(raw, 'x-ses-configuration-set');
  return {
    from: text(input.Source) || rawHeader(raw, 'from'),
    recipients: Object.entries(input)
      .filter(([key]) => key.startsWith('Destinations.member.'))
      .map(([, value]) => text(value)),
    also: set ? [arn('configuration-set', set)] : [],
    version: '1',
  };
}

function recipientsOf(destination: unknown): string[] {
  const { ToAddresses, CcAddresses, BccAddresses } = record(destination);
  return [ToAddresses, CcAddresses, BccAddresses].flatMap((addresses) => list(addresses).map(text));
}

function sendingContext(sending: Sending): ConditionContext {
  return {
    'ses:fromaddress': () => [mailboxOf(sending.from)],
    'ses:fromdisplayname': () => [/^(.*)<[^>]*>\s*$/s.exec(sending.from)?.[1]?.trim() ?? ''],
    'ses:recipients': () => sending.recipients.map(mailboxOf),
    'ses:apiversion': () => [sending.version],
  };
}
