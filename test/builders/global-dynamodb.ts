import type { TestProject } from 'vitest/node';
import { startDynamoDb } from './dynamodb-process.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    dynamoDbEndpoint: string;
  }
}

/**
 * One DynamoDB engine for the whole run, or the one at `DYNAMODB_ENDPOINT`; every test makes a table of its own in it.
 */
export default async function setup(project: TestProject) {
  const given = process.env.DYNAMODB_ENDPOINT;
  if (given) {
    project.provide('dynamoDbEndpoint', given);
    return undefined;
  }
  const engine = await startDynamoDb();
  project.provide('dynamoDbEndpoint', engine.endpoint);
  return () => engine.stop();
}
