import { beforeAll, describe, expect, it } from 'vitest';
import { ofType, synthesize, type Template } from './synthesized.ts';

let mail: Template;

beforeAll(async () => {
  mail = (await synthesize()).templates.Mail;
});

describe('sender domain', () => {
  it('signs with 2048 bits and bounces to a domain of its own', () => {
    expect(ofType(mail, 'AWS::SES::EmailIdentity')).toMatchObject([
      {
        EmailIdentity: 'mail.dev.vanhier.example',
        DkimAttributes: { SigningEnabled: true },
        DkimSigningAttributes: { NextSigningKeyLength: 'RSA_2048_BIT' },
        MailFromAttributes: {
          MailFromDomain: 'bounce.mail.dev.vanhier.example',
          BehaviorOnMxFailure: 'REJECT_MESSAGE',
        },
      },
    ]);
  });

  it('never writes again to who complained or whose address is gone', () => {
    expect(ofType(mail, 'AWS::SES::ConfigurationSet')).toMatchObject([
      { SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] } },
    ]);
  });

  it('tells the event bus all that becomes of a mail, but follows neither opens nor clicks', () => {
    const [{ EventDestination }] = ofType(mail, 'AWS::SES::ConfigurationSetEventDestination');
    expect(EventDestination.MatchingEventTypes).toEqual([
      'SEND',
      'DELIVERY',
      'BOUNCE',
      'COMPLAINT',
      'REJECT',
      'RENDERING_FAILURE',
      'DELIVERY_DELAY',
    ]);
    expect(JSON.stringify(EventDestination.EventBridgeDestination)).toContain('event-bus/default');
    const [set] = ofType(mail, 'AWS::SES::ConfigurationSet');
    expect(set.TrackingOptions).toBeUndefined();
  });

  it('lists the DNS records to publish', () => {
    const records = Object.entries(mail.Outputs ?? {})
      .filter(([name]) => name.startsWith('Dns'))
      .map(([name, { Value }]) => [name, JSON.stringify(Value)]);
    expect(records.map(([name]) => name)).toEqual([
      'DnsDkim1',
      'DnsDkim2',
      'DnsDkim3',
      'DnsMailFrom',
      'DnsSpf',
      'DnsDmarc',
    ]);
    const [first] = records;
    expect(first?.[1]).toContain('DkimDNSTokenName1');
    expect(first?.[1]).toContain('DkimDNSTokenValue1');
  });
});
