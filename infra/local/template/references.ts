import { createHash } from 'node:crypto';
import { account, type Json, region } from '../resources.ts';

/** What must be known of a resource before its own properties are resolved. */
export interface Declared {
  logicalId: string;
  type: string;
  stack: string;
  /** One resolved property, looked at only when a name depends on it. */
  property(name: string): Json | undefined;
}

export interface References {
  /** What the resource is called in AWS. */
  name: string;
  /** What `Ref` answers. */
  ref: string;
  arn: string;
  /** What `Fn::GetAtt` answers beyond `Arn`. */
  attributes: Readonly<Record<string, Json>>;
}

type Describe = (declared: Declared, name: string) => Partial<References>;

interface Kind {
  /** The property that names the resource. */
  nameProperty?: string;
  describe: Describe;
}

const arn = (service: string, resource: string) =>
  `arn:aws:${service}:${region}:${account}:${resource}`;
const globalArn = (service: string, resource: string) =>
  `arn:aws:${service}::${account}:${resource}`;

const named = (nameProperty: string, toArn: (name: string) => string): Kind => ({
  nameProperty,
  describe: (_, name) => ({ arn: toArn(name) }),
});

const identified = (length: number, attribute: string): Kind => ({
  describe: (declared) => {
    const id = shortId(declared, length);
    return { ref: id, attributes: { [attribute]: id } };
  },
});

/** `Ref`, ARN and attributes of the types whose values end up in environments, policies or addresses. */
export function kindsOf(queueUrlBase: string): Readonly<Record<string, Kind>> {
  return {
    'AWS::DynamoDB::Table': named('TableName', (name) => arn('dynamodb', `table/${name}`)),
    'AWS::DynamoDB::GlobalTable': named('TableName', (name) => arn('dynamodb', `table/${name}`)),
    'AWS::Lambda::Function': named('FunctionName', (name) => arn('lambda', `function:${name}`)),
    'AWS::IAM::Role': named('RoleName', (name) => globalArn('iam', `role/${name}`)),
    'AWS::Logs::LogGroup': named('LogGroupName', (name) => arn('logs', `log-group:${name}:*`)),
    'AWS::Events::Rule': named('Name', (name) => arn('events', `rule/${name}`)),
    'AWS::Events::EventBus': named('Name', (name) => arn('events', `event-bus/${name}`)),
    'AWS::Scheduler::ScheduleGroup': named('Name', (name) =>
      arn('scheduler', `schedule-group/${name}`),
    ),
    'AWS::Scheduler::Schedule': {
      nameProperty: 'Name',
      describe: (declared, name) => ({
        arn: arn('scheduler', `schedule/${declared.property('GroupName') ?? 'default'}/${name}`),
      }),
    },
    'AWS::SES::ConfigurationSet': named('Name', (name) => arn('ses', `configuration-set/${name}`)),
    'AWS::SES::EmailIdentity': named('EmailIdentity', (name) => arn('ses', `identity/${name}`)),
    'AWS::SSM::Parameter': named('Name', (name) =>
      arn('ssm', `parameter${name.startsWith('/') ? '' : '/'}${name}`),
    ),
    'AWS::CloudWatch::Alarm': named('AlarmName', (name) => arn('cloudwatch', `alarm:${name}`)),
    'AWS::SQS::Queue': {
      nameProperty: 'QueueName',
      describe: (_, name) => {
        const url = `${queueUrlBase}/${account}/${name}`;
        return { ref: url, arn: arn('sqs', name), attributes: { QueueName: name, QueueUrl: url } };
      },
    },
    'AWS::S3::Bucket': { nameProperty: 'BucketName', describe: describeBucket },
    'AWS::SNS::Topic': {
      nameProperty: 'TopicName',
      describe: (_, name) => ({
        ref: arn('sns', name),
        arn: arn('sns', name),
        attributes: { TopicName: name, TopicArn: arn('sns', name) },
      }),
    },
    'AWS::SecretsManager::Secret': {
      nameProperty: 'Name',
      describe: (declared, name) => {
        const secret = arn('secretsmanager', `secret:${name}-${shortId(declared, 6)}`);
        return { ref: secret, arn: secret, attributes: { Id: secret } };
      },
    },
    'AWS::KMS::Key': {
      describe: (declared) => {
        const id = shortId(declared, 32);
        return { ref: id, arn: arn('kms', `key/${id}`), attributes: { KeyId: id } };
      },
    },
    'AWS::ApiGatewayV2::Api': {
      describe: (declared) => {
        const id = shortId(declared, 10);
        const endpoint = `https://${id}.execute-api.${region}.amazonaws.com`;
        return { ref: id, attributes: { ApiId: id, ApiEndpoint: endpoint } };
      },
    },
    'AWS::CloudFront::Distribution': {
      describe: (declared) => {
        const id = shortId(declared, 14).toUpperCase();
        return {
          ref: id,
          arn: globalArn('cloudfront', `distribution/${id}`),
          attributes: { Id: id, DomainName: `d${shortId(declared, 13)}.cloudfront.net` },
        };
      },
    },
    'AWS::CloudFront::OriginAccessControl': identified(14, 'Id'),
    'AWS::CloudFront::ResponseHeadersPolicy': identified(36, 'Id'),
    'AWS::CloudFront::CachePolicy': identified(36, 'Id'),
    'AWS::CloudFront::OriginRequestPolicy': identified(36, 'Id'),
    'AWS::Cognito::UserPoolClient': identified(26, 'ClientId'),
    'AWS::Cognito::UserPoolDomain': {
      nameProperty: 'Domain',
      describe: (_, name) => ({ attributes: { CloudFrontDistribution: `${name}.cloudfront.net` } }),
    },
    'AWS::Cognito::UserPool': {
      describe: (declared) => {
        const id = `${region}_${shortId(declared, 9)}`;
        const provider = `cognito-idp.${region}.amazonaws.com/${id}`;
        return {
          ref: id,
          arn: arn('cognito-idp', `userpool/${id}`),
          attributes: {
            UserPoolId: id,
            ProviderName: provider,
            ProviderURL: `https://${provider}`,
          },
        };
      },
    },
  };
}

export function describeReferences(
  kinds: ReturnType<typeof kindsOf>,
  declared: Declared,
): References {
  const kind: Kind = kinds[declared.type] ?? { describe: () => ({}) };
  const given = kind.nameProperty === undefined ? undefined : declared.property(kind.nameProperty);
  const name = typeof given === 'string' ? given : generatedName(declared);
  return { name, ref: name, arn: '', attributes: {}, ...kind.describe(declared, name) };
}

function describeBucket(_: Declared, name: string): Partial<References> {
  return {
    arn: `arn:aws:s3:::${name}`,
    attributes: {
      DomainName: `${name}.s3.amazonaws.com`,
      RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
    },
  };
}

/** The same at every start, within the shortest limit of all services (a bucket's 63 characters). */
function generatedName(declared: Declared): string {
  const full = `${declared.stack}-${declared.logicalId}`;
  const short = full.length <= 63 ? full : `${full.slice(0, 54)}-${shortId(declared, 8)}`;
  return declared.type === 'AWS::S3::Bucket' ? short.toLowerCase() : short;
}

function shortId({ stack, logicalId }: Declared, length: number): string {
  return createHash('sha256').update(`${stack}/${logicalId}`).digest('hex').slice(0, length);
}
