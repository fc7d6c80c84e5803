import { Fn } from 'aws-cdk-lib';
import {
  CfnConfigurationSet,
  CfnConfigurationSetEventDestination,
  CfnEmailIdentity,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { HouseFunction } from './house-function.ts';
import { HouseStack } from './house-stack.ts';

/** What SES tells about a mail. Opens and clicks are left out: SES then adds no pixel and rewrites no link. */
const eventTypes = [
  'SEND',
  'DELIVERY',
  'BOUNCE',
  'COMPLAINT',
  'REJECT',
  'RENDERING_FAILURE',
  'DELIVERY_DELAY',
];

/** The domain that mail comes from, and the configuration set that every mail is sent with. */
export class SenderDomain extends Construct {
  readonly configurationSetName: string;
  readonly #identity: CfnEmailIdentity;
  readonly #domain: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const stack = HouseStack.of(this);
    this.#domain = stack.settings.mailDomain;
    this.configurationSetName = this.#createConfigurationSet(stack).ref;
    this.#identity = this.#createIdentity();
    this.#publishRecords(stack);
    stack.output('ConfigurationSet', this.configurationSetName, 'Set that every mail is sent with');
  }

  /** The function may send mails of this domain one by one. */
  allowSendRaw(fn: HouseFunction): void {
    fn.allow(['ses:SendRawEmail'], [this.#identityArn, this.#configurationSetArn]);
    this.#describeTo(fn);
  }

  /** The function may send mails of this domain to many at once, from a template. */
  allowSendBulk(fn: HouseFunction): void {
    fn.allow(['ses:SendBulkEmail'], [this.#identityArn, this.#configurationSetArn]);
    this.#allowTemplates(fn, ['ses:SendBulkEmail']);
    this.#describeTo(fn);
  }

  allowCreateTemplates(fn: HouseFunction): void {
    fn.allowEverywhere(
      ['ses:CreateEmailTemplate'],
      'SES checks making a template against no resource; a template that is not there yet has no ARN.',
    );
  }

  allowDeleteTemplates(fn: HouseFunction): void {
    this.#allowTemplates(fn, ['ses:DeleteEmailTemplate']);
  }

  /** The function may read whether the domain is verified. */
  allowReadIdentity(fn: HouseFunction): void {
    fn.allow(['ses:GetEmailIdentity'], [this.#identityArn]);
    this.#describeTo(fn);
  }

  /** The function may read the account's sending quota and rate. */
  allowReadQuota(fn: HouseFunction): void {
    fn.allowEverywhere(['ses:GetAccount'], 'The quota belongs to the account and has no ARN.');
  }

  #describeTo(fn: HouseFunction): void {
    fn.setVariable('CONFIGURATION_SET', this.configurationSetName);
    fn.setVariable('MAIL_DOMAIN', this.#domain);
  }

  #allowTemplates(fn: HouseFunction, actions: readonly string[]): void {
    fn.allowUnder(
      actions,
      this.#arn('template', ''),
      'Templates are named by the hash of their content, which nobody knows at deployment.',
    );
  }

  get #identityArn(): string {
    return this.#arn('identity', this.#identity.ref);
  }

  get #configurationSetArn(): string {
    return this.#arn('configuration-set', this.configurationSetName);
  }

  #arn(resource: string, resourceName: string): string {
    return HouseStack.of(this).formatArn({ service: 'ses', resource, resourceName });
  }

  #createConfigurationSet(stack: HouseStack): CfnConfigurationSet {
    const set = new CfnConfigurationSet(this, 'ConfigurationSet', {
      name: stack.nameOf('mail'),
      deliveryOptions: { tlsPolicy: 'OPTIONAL' },
      reputationOptions: { reputationMetricsEnabled: true },
      sendingOptions: { sendingEnabled: true },
      suppressionOptions: { suppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
    new CfnConfigurationSetEventDestination(this, 'Events', {
      configurationSetName: set.ref,
      eventDestination: {
        name: 'event-bus',
        enabled: true,
        matchingEventTypes: eventTypes,
        eventBridgeDestination: {
          eventBusArn: stack.formatArn({
            service: 'events',
            resource: 'event-bus',
            resourceName: 'default',
          }),
        },
      },
    });
    return set;
  }

  #createIdentity(): CfnEmailIdentity {
    return new CfnEmailIdentity(this, 'Identity', {
      emailIdentity: this.#domain,
      configurationSetAttributes: { configurationSetName: this.configurationSetName },
      dkimAttributes: { signingEnabled: true },
      dkimSigningAttributes: { nextSigningKeyLength: 'RSA_2048_BIT' },
      // Bounces and complaints come as events; a second copy by mail would reach nobody.
      feedbackAttributes: { emailForwardingEnabled: false },
      mailFromAttributes: {
        mailFromDomain: `bounce.${this.#domain}`,
        behaviorOnMxFailure: 'REJECT_MESSAGE',
      },
    });
  }

  /** The records that the owner of the domain must publish, as `name TYPE value`. */
  #publishRecords(stack: HouseStack): void {
    const { attrDkimDnsTokenName1, attrDkimDnsTokenName2, attrDkimDnsTokenName3 } = this.#identity;
    const { attrDkimDnsTokenValue1, attrDkimDnsTokenValue2, attrDkimDnsTokenValue3 } =
      this.#identity;
    const records = {
      DnsDkim1: Fn.join(' CNAME ', [attrDkimDnsTokenName1, attrDkimDnsTokenValue1]),
      DnsDkim2: Fn.join(' CNAME ', [attrDkimDnsTokenName2, attrDkimDnsTokenValue2]),
      DnsDkim3: Fn.join(' CNAME ', [attrDkimDnsTokenName3, attrDkimDnsTokenValue3]),
      DnsMailFrom: `bounce.${this.#domain} MX 10 feedback-smtp.${stack.region}.amazonses.com`,
      DnsSpf: `bounce.${this.#domain} TXT "v=spf1 include:amazonses.com -all"`,
      DnsDmarc: `_dmarc.${this.#domain} TXT "v=DMARC1; p=quarantine; adkim=r; aspf=r; rua=mailto:${stack.settings.alarmEmail}"`,
    };
    for (const [name, record] of Object.entries(records)) {
      stack.output(name, record, 'DNS record to publish');
    }
  }
}
