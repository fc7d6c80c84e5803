import { type AwsCall, AwsError } from '../call.ts';
import { record, text } from '../narrow.ts';
import type { SesWorld } from './ses-world.ts';

const notFound = (what: string) =>
  new AwsError('NotFoundException', `${what} does not exist.`, 404);

/** Questions about the account, its identities and its suppression list. */
export const accountAnswers: Readonly<Record<string, (world: SesWorld, call: AwsCall) => unknown>> =
  {
    GetAccount: (world) => ({
      DedicatedIpAutoWarmupEnabled: false,
      EnforcementStatus: 'HEALTHY',
      ProductionAccessEnabled: !world.sandbox,
      SendingEnabled: true,
      SendQuota: {
        Max24HourSend: world.allowance.quota.perDay,
        MaxSendRate: world.allowance.quota.perSecond,
        SentLast24Hours: world.allowance.sentLast24Hours(world.now()),
      },
      SuppressionAttributes: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    }),

    GetEmailIdentity: (world, call) => {
      const name = text(call.parameters.name);
      const identity = world.senders.find(name);
      if (!identity) throw notFound(`Email identity ${name}`);
      return {
        IdentityType: name.includes('@') ? 'EMAIL_ADDRESS' : 'DOMAIN',
        VerifiedForSendingStatus: identity.verified,
        VerificationStatus: identity.verified ? 'SUCCESS' : 'PENDING',
        FeedbackForwardingStatus: true,
        DkimAttributes: {
          SigningEnabled: true,
          Status: identity.verified ? 'SUCCESS' : 'PENDING',
          SigningAttributesOrigin: 'AWS_SES',
        },
        MailFromAttributes: {
          ...(identity.mailFromDomain ? { MailFromDomain: identity.mailFromDomain } : {}),
          MailFromDomainStatus: identity.verified ? 'SUCCESS' : 'PENDING',
          BehaviorOnMxFailure: 'USE_DEFAULT_VALUE',
        },
      };
    },

    PutSuppressedDestination: (world, call) => {
      const { EmailAddress, Reason } = record(call.input);
      world.suppressionList.put(text(EmailAddress), text(Reason), world.now());
      return {};
    },

    DeleteSuppressedDestination: (world, call) => {
      const address = text(call.parameters.name);
      if (!world.suppressionList.remove(address)) throw notFound(address);
      return {};
    },

    GetSuppressedDestination: (world, call) => {
      const address = text(call.parameters.name);
      const entry = world.suppressionList.find(address);
      if (!entry) throw notFound(address);
      return { SuppressedDestination: summary([address, entry]) };
    },

    ListSuppressedDestinations: (world) => ({
      SuppressedDestinationSummaries: world.suppressionList.all().map(summary),
    }),
  };

function summary([address, entry]: [string, { reason: string; at: number }]) {
  return { EmailAddress: address, Reason: entry.reason, LastUpdateTime: entry.at / 1000 };
}
