import { type AwsClient, type AwsClientOptions, createAwsClient } from '../aws/aws-client.ts';
import type { Attributes } from '../aws/aws-refusal.ts';
import { toAttributes } from './attributes.ts';

export interface DynamoDbAnswers {
  readonly GetItem: { readonly Item?: Attributes };
  readonly BatchGetItem: {
    readonly Responses?: Readonly<Record<string, readonly Attributes[]>>;
    readonly UnprocessedKeys?: Readonly<Record<string, { readonly Keys: readonly Attributes[] }>>;
  };
  readonly PutItem: object;
  readonly BatchWriteItem: {
    readonly UnprocessedItems?: Readonly<Record<string, readonly BatchWrite[]>>;
  };
  readonly UpdateItem: { readonly Attributes?: Attributes };
  readonly DeleteItem: object;
  readonly Query: {
    readonly Items?: readonly Attributes[];
    readonly Count?: number;
    readonly LastEvaluatedKey?: Attributes;
  };
  readonly TransactWriteItems: object;
}

export type BatchWrite =
  | { readonly PutRequest: { readonly Item: Attributes } }
  | { readonly DeleteRequest: { readonly Key: Attributes } };

export type DocumentClient = AwsClient<DynamoDbAnswers>;

/**
 * A client that tries four times more when it is throttled. A connection that went dead while the function was frozen may say
 * nothing at all: it is left in time for another try within the ten seconds of a page.
 */
export const createDocumentClient = (options: AwsClientOptions = {}): DocumentClient =>
  createAwsClient('dynamodb', { attempts: 5, answerMs: 5000, ...options });

/** Parameters that hold values. */
const ofValues = new Set(['Item', 'Key', 'ExpressionAttributeValues', 'ExclusiveStartKey']);

/** Parameters of an operation, or of one write of a transaction, with the values as DynamoDB takes them. */
export const onWire = (parameters: object) =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      ofValues.has(name) && value ? toAttributes(value) : value,
    ]),
  );
