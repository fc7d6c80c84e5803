import { describe, expect, it } from 'vitest';
import { authorize } from '../../../../../infra/local/aws/iam/authorize.ts';
import type { ConditionContext } from '../../../../../infra/local/aws/iam/conditions.ts';
import { policyDocument } from '../../../../../infra/local/aws/iam/policy.ts';

const table = 'arn:aws:dynamodb:eu-west-1:000000000000:table/people';

interface Case {
  name: string;
  policy: unknown;
  action?: string;
  resource?: string;
  context?: ConditionContext;
  allowed: boolean;
}

const on = (...values: string[]): ConditionContext => ({ 'dynamodb:leadingkeys': () => values });
const absent: ConditionContext = { 'dynamodb:leadingkeys': () => undefined };
const allowing = (condition: unknown) => ({
  Effect: 'Allow',
  Action: 'dynamodb:GetItem',
  Resource: table,
  Condition: condition,
});

const cases: Case[] = [
  { name: 'nothing is allowed without a statement', policy: [], allowed: false },
  {
    name: 'the named action on the named resource',
    policy: { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: table },
    allowed: true,
  },
  {
    name: 'not another action',
    policy: { Effect: 'Allow', Action: ['dynamodb:PutItem', 'dynamodb:Query'], Resource: table },
    allowed: false,
  },
  {
    name: 'not another table',
    policy: { Effect: 'Allow', Action: 'dynamodb:*', Resource: `${table}2` },
    allowed: false,
  },
  {
    name: 'not an index by the grant on its table',
    policy: { Effect: 'Allow', Action: 'dynamodb:Query', Resource: table },
    action: 'dynamodb:Query',
    resource: `${table}/index/gsi1`,
    allowed: false,
  },
  {
    name: 'actions by wildcard and whatever the case',
    policy: { Effect: 'Allow', Action: 'DynamoDB:get*', Resource: '*' },
    allowed: true,
  },
  {
    name: 'one character by a question mark',
    policy: {
      Effect: 'Allow',
      Action: 'dynamodb:GetIte?',
      Resource: table.replace('people', 'peopl?'),
    },
    allowed: true,
  },
  {
    name: 'a dot in a pattern is only a dot',
    policy: {
      Effect: 'Allow',
      Action: 'dynamodb:GetItem',
      Resource: table.replace('people', 'p.ople'),
    },
    allowed: false,
  },
  {
    name: 'a deny beats every allow',
    policy: [
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: 'dynamodb:GetItem', Resource: table },
    ],
    allowed: false,
  },
  {
    name: 'NotAction covers all but the named',
    policy: { Effect: 'Allow', NotAction: 'dynamodb:Delete*', Resource: table },
    allowed: true,
  },
  {
    name: 'NotAction leaves out the named',
    policy: { Effect: 'Allow', NotAction: 'dynamodb:Get*', Resource: table },
    allowed: false,
  },
  {
    name: 'NotResource leaves out the named',
    policy: { Effect: 'Allow', Action: '*', NotResource: table },
    allowed: false,
  },
  {
    name: 'ForAllValues:StringLike when every key fits',
    policy: allowing({
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['sub#*', 'chunk#*'] },
    }),
    context: on('sub#1', 'chunk#2'),
    allowed: true,
  },
  {
    name: 'ForAllValues:StringLike not when one key does not fit',
    policy: allowing({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': 'sub#*' } }),
    context: on('sub#1', 'staff#2'),
    allowed: false,
  },
  {
    name: 'ForAllValues holds where the key is absent',
    policy: allowing({ 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': 'sub#1' } }),
    context: absent,
    allowed: true,
  },
  {
    name: 'ForAnyValue does not hold where the key is absent',
    policy: allowing({ 'ForAnyValue:StringEquals': { 'dynamodb:LeadingKeys': 'sub#1' } }),
    context: absent,
    allowed: false,
  },
  {
    name: 'StringEquals does not hold where the key is absent',
    policy: allowing({ StringEquals: { 'dynamodb:LeadingKeys': 'sub#1' } }),
    context: absent,
    allowed: false,
  },
  {
    name: 'StringEqualsIfExists holds where the key is absent',
    policy: allowing({ StringEqualsIfExists: { 'dynamodb:LeadingKeys': 'sub#1' } }),
    context: absent,
    allowed: true,
  },
  {
    name: 'StringNotEquals refuses the named value',
    policy: allowing({ StringNotEquals: { 'dynamodb:LeadingKeys': 'sub#1' } }),
    context: on('sub#1'),
    allowed: false,
  },
  {
    name: 'Null asks for absence',
    policy: allowing({ Null: { 'dynamodb:LeadingKeys': true } }),
    context: on('sub#1'),
    allowed: false,
  },
  {
    name: 'all conditions must hold',
    policy: allowing({
      StringLike: { 'dynamodb:LeadingKeys': 'sub#*' },
      StringNotLike: { 'dynamodb:LeadingKeys': 'sub#1*' },
    }),
    context: on('sub#12'),
    allowed: false,
  },
];

describe('the rights of a role', () => {
  it.each(cases)('$name', ({ policy, action, resource, context, allowed }) => {
    const { Statement } = policyDocument.parse({ Statement: policy });
    const grant = {
      action: action ?? 'dynamodb:GetItem',
      resource: resource ?? table,
      context: context ?? {},
    };
    expect(authorize(Statement, grant).allowed).toBe(allowed);
  });

  it('refuses what it cannot judge and says why', () => {
    const policy = allowing({ DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } });
    const { Statement } = policyDocument.parse({ Statement: policy });
    const grant = {
      action: 'dynamodb:GetItem',
      resource: table,
      context: { 'aws:currenttime': () => ['x'] },
    };
    expect(authorize(Statement, grant)).toEqual({
      allowed: false,
      reason: 'the condition operator DateLessThan is not known here',
    });
    expect(authorize(Statement, { ...grant, context: {} })).toEqual({
      allowed: false,
      reason: 'the condition key aws:CurrentTime is not known here',
    });
  });
});
