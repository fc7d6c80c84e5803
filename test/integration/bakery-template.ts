import type { JsonObject } from '../../infra/local/resources.ts';
import type { Assembly } from '../../infra/local/template/assembly.ts';
import { anAssembly } from '../infra/local/assemblies.ts';

const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });

interface FunctionSketch {
  id: string;
  variables?: JsonObject;
  may?: { actions: string[]; on: string }[];
}

const lambdaAssumes: JsonObject = {
  Statement: [
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { Service: 'lambda.amazonaws.com' },
    },
  ],
};

/** A function with its role, in the way CDK writes them. */
function aFunction({ id, variables = {}, may = [] }: FunctionSketch) {
  return {
    [id]: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Runtime: 'nodejs24.x',
        Handler: `index.${id.toLowerCase()}`,
        Timeout: 5,
        Role: arn(`${id}Role`),
        Code: { S3Bucket: 'assets', S3Key: 'bakery.zip' },
        Environment: {
          Variables: { POWERTOOLS_SERVICE_NAME: `bakery/${id.toLowerCase()}`, ...variables },
        },
      },
    },
    [`${id}Role`]: {
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: lambdaAssumes },
    },
    [`${id}Policy`]: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        Roles: [{ Ref: `${id}Role` }],
        PolicyDocument: {
          Statement: may.map(({ actions, on }) => ({
            Effect: 'Allow',
            Action: actions,
            Resource: arn(on),
          })),
        },
      },
    },
  };
}

const aRoute = (key: string, functionId: string) => ({
  [`${functionId}Route`]: {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      ApiId: { Ref: 'Api' },
      RouteKey: key,
      Target: { 'Fn::Join': ['', ['integrations/', { Ref: `${functionId}Call` }]] },
    },
  },
  [`${functionId}Permission`]: {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      FunctionName: arn(functionId),
      Principal: 'apigateway.amazonaws.com',
      SourceArn: { 'Fn::Sub': `arn:aws:execute-api:eu-west-1:000000000000:\${Api}/*/*/*` },
    },
  },
  [`${functionId}Call`]: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: {
      ApiId: { Ref: 'Api' },
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: arn(functionId),
      PayloadFormatVersion: '2.0',
    },
  },
});

/**
 * A bakery: `POST /orders` puts a message on a queue, the baker works it off into a table, and the thief has a route but
 * no right to the table.
 * @param code folder with `index.mjs`, which exports `shop`, `baker` and `thief`
 */
export function bakeryAssembly(code: string): Assembly {
  const table = { TABLE_NAME: { Ref: 'Loaves' } };
  return anAssembly(
    {
      Bakery: {
        Resources: {
          Loaves: {
            Type: 'AWS::DynamoDB::Table',
            Properties: {
              AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
              KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
            },
          },
          Orders: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 5 } },
          OrdersSource: {
            Type: 'AWS::Lambda::EventSourceMapping',
            Properties: { EventSourceArn: arn('Orders'), FunctionName: { Ref: 'Baker' } },
          },
          ...aFunction({
            id: 'Shop',
            variables: { ORDERS_QUEUE_URL: { Ref: 'Orders' } },
            may: [{ actions: ['sqs:SendMessage'], on: 'Orders' }],
          }),
          ...aFunction({
            id: 'Baker',
            variables: table,
            may: [
              {
                actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
                on: 'Orders',
              },
              { actions: ['dynamodb:PutItem'], on: 'Loaves' },
            ],
          }),
          ...aFunction({ id: 'Thief', variables: table }),
          Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } },
          ...aRoute('POST /orders', 'Shop'),
          ...aRoute('GET /thief', 'Thief'),
          Client: {
            Type: 'AWS::Cognito::UserPoolClient',
            Properties: { CallbackURLs: ['https://a.example'], AllowedOAuthFlows: ['code'] },
          },
          Site: {
            Type: 'AWS::CloudFront::Distribution',
            Properties: { DistributionConfig: distributionConfig },
          },
        },
        Outputs: { Table: { Value: { Ref: 'Loaves' } } },
      },
    },
    { 'bakery.zip': code },
  );
}

const distributionConfig: JsonObject = {
  Enabled: true,
  Origins: [
    {
      Id: 'api',
      DomainName: { 'Fn::Join': ['', [{ Ref: 'Api' }, '.execute-api.eu-west-1.amazonaws.com']] },
    },
  ],
  DefaultCacheBehavior: {
    TargetOriginId: 'api',
    AllowedMethods: ['GET', 'POST'],
    CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
  },
};
