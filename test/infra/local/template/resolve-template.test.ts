import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../infra/local/resources.ts';
import { resolveTemplate } from '../../../../infra/local/template/resolve-template.ts';
import { addresses, anAssembly, type StackSketch } from '../assemblies.ts';

/** What becomes of values that a stack's resource has as properties. */
function resolved(values: JsonObject, stack: StackSketch = {}, others = {}) {
  const Reader = { Type: 'Test::Reader', Properties: values };
  const assembly = anAssembly({
    App: { ...stack, Resources: { ...stack.Resources, Reader } },
    ...others,
  });
  return resolveTemplate(assembly, addresses).byType('Test::Reader')[0]?.properties;
}

const people = { Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'people' } } };

describe('the resolved template', () => {
  it('gives a queue a URL at the local endpoint and an ARN of the local account', () => {
    const Resources = { Work: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'work' } } };
    const values = {
      url: { Ref: 'Work' },
      arn: { 'Fn::GetAtt': ['Work', 'Arn'] },
      name: { 'Fn::GetAtt': 'Work.QueueName' },
    };
    expect(resolved(values, { Resources })).toEqual({
      url: 'http://127.0.0.1:4001/000000000000/work',
      arn: 'arn:aws:sqs:eu-west-1:000000000000:work',
      name: 'work',
    });
  });

  it('resolves joins, substitutions and selections with references within them', () => {
    const values = {
      join: { 'Fn::Join': ['-', [{ Ref: 'AWS::Region' }, { Ref: 'AWS::AccountId' }]] },
      sub: { 'Fn::Sub': `\${Table} \${Table.Arn} \${!Kept}` },
      own: { 'Fn::Sub': [`\${Own}!`, { Own: { Ref: 'Table' } }] },
      select: { 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] },
    };
    expect(resolved(values, { Resources: people })).toEqual({
      join: 'eu-west-1-000000000000',
      sub: `people arn:aws:dynamodb:eu-west-1:000000000000:table/people \${Kept}`,
      own: 'people!',
      select: 'b',
    });
  });

  it('leaves out what refers to AWS::NoValue, in objects and in lists', () => {
    const none = { Ref: 'AWS::NoValue' };
    expect(resolved({ gone: none, list: ['a', none, 'b'] })).toEqual({ list: ['a', 'b'] });
  });

  it('reads parameters, mappings and conditions', () => {
    const values = {
      parameter: { Ref: 'Size' },
      mapping: { 'Fn::FindInMap': ['Zones', { Ref: 'AWS::Region' }, 'name'] },
      chosen: { 'Fn::If': ['IsBig', 'big', 'small'] },
    };
    const stack = {
      Parameters: { Size: { Default: 'XL' } },
      Mappings: { Zones: { 'eu-west-1': { name: 'Ireland' } } },
      Conditions: {
        IsBig: { 'Fn::And': [{ 'Fn::Equals': [{ Ref: 'Size' }, 'XL'] }, { Condition: 'Always' }] },
        Always: { 'Fn::Not': [{ 'Fn::Equals': ['a', 'b'] }] },
      },
    };
    expect(resolved(values, stack)).toEqual({
      parameter: 'XL',
      mapping: 'Ireland',
      chosen: 'big',
    });
  });

  it('leaves out resources whose condition does not hold', () => {
    const template = resolveTemplate(
      anAssembly({
        App: {
          Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
          Resources: { Table: { ...people.Table, Condition: 'Never' } },
        },
      }),
      addresses,
    );
    expect(template.resources).toEqual([]);
  });

  it('keeps the Condition of a policy statement, which is no function', () => {
    const Condition = { StringEquals: { 'aws:SourceArn': 'x' } };
    expect(resolved({ statement: { Condition } })).toEqual({ statement: { Condition } });
  });

  it('follows an import into another stack, wherever that comes in the list', () => {
    const Data = {
      Resources: people,
      Outputs: { Name: { Value: { Ref: 'Table' }, Export: { Name: 'Data:Table' } } },
    };
    expect(resolved({ table: { 'Fn::ImportValue': 'Data:Table' } }, {}, { Data })).toEqual({
      table: 'people',
    });
  });

  it('names the missing resource when a reference leads nowhere', () => {
    expect(() => resolved({ table: { Ref: 'Lost' } })).toThrow('App refers to Lost');
    expect(() => resolved({ table: { 'Fn::ImportValue': 'Lost' } })).toThrow('exports Lost');
    expect(() => resolved({ value: { 'Fn::Unheard': 1 } })).toThrow('Fn::Unheard');
  });

  it('gives unnamed resources the same name at every start, a bucket one that S3 takes', () => {
    const logicalId = 'AVeryLongLogicalIdForABucketThatGoesOnAndOnAndOnAndOnABCDEF01';
    const name = resolved(
      { bucket: { Ref: logicalId } },
      { Resources: { [logicalId]: { Type: 'AWS::S3::Bucket' } } },
    )?.bucket;
    expect(name).toMatch(/^app-averylong[a-z0-9-]+$/);
    expect(String(name).length).toBeLessThanOrEqual(63);
  });
});

describe('public addresses of the deployed programme', () => {
  const site = {
    Site: {
      Type: 'AWS::CloudFront::Distribution',
      Properties: { DistributionConfig: { Aliases: ['www.vanhier.example'] } },
    },
  };

  it('become the local site, within longer texts too', () => {
    const policy = "form-action 'self' https://www.vanhier.example; img-src *";
    expect(resolved({ url: 'https://www.vanhier.example/a', policy }, { Resources: site })).toEqual(
      {
        url: 'http://127.0.0.1:4000/a',
        policy: "form-action 'self' http://127.0.0.1:4000; img-src *",
      },
    );
  });

  it('stay what they are when the host only begins alike, or is a mail domain', () => {
    const values = { other: 'https://www.vanhier.example.org', domain: 'www.vanhier.example' };
    expect(resolved(values, { Resources: site })).toEqual(values);
  });

  it('of Cognito become the local identity provider', () => {
    const Resources = { Pool: { Type: 'AWS::Cognito::UserPool' } };
    const values = {
      issuer: { 'Fn::GetAtt': ['Pool', 'ProviderURL'] },
      authorize: 'https://vanhier-dev.auth.eu-west-1.amazoncognito.com/oauth2/authorize',
    };
    expect(resolved(values, { Resources })).toEqual({
      issuer: 'http://127.0.0.1:4002',
      authorize: 'http://127.0.0.1:4002/oauth2/authorize',
    });
  });
});
