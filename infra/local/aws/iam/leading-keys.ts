import { list, record, text } from '../narrow.ts';
import { UnknownCondition } from './conditions.ts';

/** `dynamodb:LeadingKeys`: the partition key values that a call touches, all of them strings in this app. */
export const leadingKeys = {
  single(
    operation: string,
    input: Record<string, unknown>,
    partitionKey: string | undefined,
  ): readonly string[] | undefined {
    if (operation === 'Scan') return undefined;
    const attribute = known(partitionKey);
    if (operation === 'Query') return [queried(input, attribute)];
    return [stringOf(record(input.Item ?? input.Key)[attribute])];
  },

  batch(requests: unknown, partitionKey: string | undefined): readonly string[] {
    const attribute = known(partitionKey);
    const keys = Array.isArray(requests)
      ? requests.map((request: unknown) => {
          const { PutRequest, DeleteRequest } = record(request);
          return record(PutRequest).Item ?? record(DeleteRequest).Key;
        })
      : list(record(requests).Keys);
    return keys.map((key) => stringOf(record(key)[attribute]));
  },
};

function known(partitionKey: string | undefined): string {
  if (partitionKey === undefined) {
    throw new UnknownCondition('dynamodb:LeadingKeys: the template does not know this table');
  }
  return partitionKey;
}

function queried(input: Record<string, unknown>, attribute: string): string {
  const names = record(input.ExpressionAttributeNames);
  const values = record(input.ExpressionAttributeValues);
  const equalities = text(input.KeyConditionExpression).matchAll(/([#\w]+)\s*=\s*(:\w+)/g);
  for (const [, name = '', value = ''] of equalities) {
    if ((names[name] ?? name) === attribute) return stringOf(values[value]);
  }
  throw new UnknownCondition('dynamodb:LeadingKeys: the query does not name one partition key');
}

function stringOf(value: unknown): string {
  return text(record(value).S);
}
