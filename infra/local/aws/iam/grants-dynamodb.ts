import { account, region } from '../../resources.ts';
import type { AwsCall } from '../call.ts';
import { list, record, text } from '../narrow.ts';
import type { GrantWorld, Need } from './grants.ts';
import { leadingKeys } from './leading-keys.ts';

const onOneTable = new Set([
  'GetItem',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'Query',
  'Scan',
  'DescribeTable',
  'DescribeTimeToLive',
  'DescribeContinuousBackups',
]);

const transactionActions: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/** Rights of a DynamoDB call. A transaction needs the right of each of its items; PartiQL is not run here. */
export function dynamodbGrants(call: AwsCall, world: GrantWorld): readonly Need[] {
  const input = record(call.input);
  if (onOneTable.has(call.operation)) return [onTable(call.operation, input, world)];
  if (call.operation === 'BatchGetItem' || call.operation === 'BatchWriteItem') {
    return Object.entries(record(input.RequestItems)).map(([table, requests]) =>
      need(call.operation, tableArn(table), () =>
        leadingKeys.batch(requests, world.partitionKey(tableName(table))),
      ),
    );
  }
  if (call.operation === 'TransactWriteItems' || call.operation === 'TransactGetItems') {
    return list(input.TransactItems).flatMap((item) => inTransaction(call.operation, item, world));
  }
  return call.operation === 'ListTables' ? [{ action: 'dynamodb:ListTables', resource: '*' }] : [];
}

function onTable(operation: string, input: Record<string, unknown>, world: GrantWorld): Need {
  const table = text(input.TableName);
  const index = input.IndexName === undefined ? undefined : text(input.IndexName);
  const arn = index === undefined ? tableArn(table) : `${tableArn(table)}/index/${index}`;
  return need(operation, arn, () =>
    leadingKeys.single(operation, input, world.partitionKey(tableName(table), index)),
  );
}

function inTransaction(operation: string, item: unknown, world: GrantWorld): Need[] {
  return Object.entries(record(item)).flatMap(([kind, inner]) => {
    const action = transactionActions[kind];
    if (!action) return [];
    const table = text(record(inner).TableName);
    const key = world.partitionKey(tableName(table));
    const right = need(action, tableArn(table), () =>
      leadingKeys.single(action, record(inner), key),
    );
    return [
      { ...right, context: { ...right.context, 'dynamodb:enclosingoperation': () => [operation] } },
    ];
  });
}

function need(
  operation: string,
  resource: string,
  keys: () => readonly string[] | undefined,
): Need {
  return {
    action: `dynamodb:${operation}`,
    resource,
    context: { 'dynamodb:leadingkeys': keys, 'dynamodb:enclosingoperation': () => undefined },
  };
}

function tableName(nameOrArn: string): string {
  return nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1);
}

function tableArn(nameOrArn: string): string {
  return nameOrArn.startsWith('arn:')
    ? nameOrArn
    : `arn:aws:dynamodb:${region}:${account}:table/${nameOrArn}`;
}
