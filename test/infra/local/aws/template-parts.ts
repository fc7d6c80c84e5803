import type { JsonObject } from '../../../../infra/local/resources.ts';
import type { StackSketch } from '../assemblies.ts';

type Resources = NonNullable<StackSketch['Resources']>;

export const table = 'arn:aws:dynamodb:eu-west-1:000000000000:table/people';

const trust = (service: string) => ({
  Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } },
});

/** What every template here has: a sender, its events into a queue, a sign-in client. */
export const senderResources: Resources = {
  Identity: {
    Type: 'AWS::SES::EmailIdentity',
    Properties: {
      EmailIdentity: 'mail.example.org',
      MailFromAttributes: { MailFromDomain: 'bounce.mail.example.org' },
    },
  },
  ConfigurationSet: { Type: 'AWS::SES::ConfigurationSet', Properties: { Name: 'newsletters' } },
  Destination: {
    Type: 'AWS::SES::ConfigurationSetEventDestination',
    Properties: {
      ConfigurationSetName: { Ref: 'ConfigurationSet' },
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['SEND', 'DELIVERY', 'BOUNCE', 'COMPLAINT', 'renderingFailure'],
        EventBridgeDestination: {
          EventBusArn: 'arn:aws:events:eu-west-1:000000000000:event-bus/default',
        },
      },
    },
  },
  Rule: {
    Type: 'AWS::Events::Rule',
    Properties: {
      Name: 'mail-events',
      EventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': [{ Ref: 'ConfigurationSet' }] } } },
      },
      Targets: [{ Id: 'Queue', Arn: { 'Fn::GetAtt': ['MailEvents', 'Arn'] } }],
    },
  },
  MailEvents: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'mail-events' } },
  MailEventsPolicy: {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: {
      Queues: [{ Ref: 'MailEvents' }],
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: 'sqs:*',
            Resource: { 'Fn::GetAtt': ['MailEvents', 'Arn'] },
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
          {
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Resource: { 'Fn::GetAtt': ['MailEvents', 'Arn'] },
            Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': ['Rule', 'Arn'] } } },
          },
        ],
      },
    },
  },
  Client: {
    Type: 'AWS::Cognito::UserPoolClient',
    Properties: {
      CallbackURLs: ['http://127.0.0.1:4000/docs/signed-in'],
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email'],
      AccessTokenValidity: 60,
      TokenValidityUnits: { AccessToken: 'minutes' },
    },
  },
};

/** A function that may do what the statements say; its access key is `Caller`. */
export function caller(...statements: JsonObject[]): Resources {
  return {
    CallerRole: {
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: trust('lambda.amazonaws.com') },
    },
    CallerPolicy: {
      Type: 'AWS::IAM::Policy',
      Properties: { Roles: [{ Ref: 'CallerRole' }], PolicyDocument: { Statement: statements } },
    },
    Caller: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'caller',
        Role: { 'Fn::GetAtt': ['CallerRole', 'Arn'] },
        Environment: { Variables: { POWERTOOLS_SERVICE_NAME: 'mail/caller' } },
      },
    },
  };
}

export const allow = (action: string | string[], resource: string | string[]): JsonObject => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
});

/** A role with which the Scheduler may invoke the function `Caller`, unless other rights are given. */
export function schedulerRole(
  statement: JsonObject = {
    Effect: 'Allow',
    Action: 'lambda:InvokeFunction',
    Resource: { 'Fn::GetAtt': ['Caller', 'Arn'] },
  },
): Resources {
  return {
    SchedulerRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: trust('scheduler.amazonaws.com'),
        Policies: [{ PolicyName: 'invoke', PolicyDocument: { Statement: statement } }],
      },
    },
  };
}
