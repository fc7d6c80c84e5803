import { DynamoDBClient, GetItemCommand, type GetItemCommandInput } from '@aws-sdk/client-dynamodb';

/** The least that a function can be which has the DynamoDB client, and only that. What others are compared with. */
const client = new DynamoDBClient({});

export const handler = (Key: GetItemCommandInput['Key']) =>
  client.send(new GetItemCommand({ TableName: process.env.TABLE_NAME, Key }));
