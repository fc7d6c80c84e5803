import { describe, expect, inject, it } from 'vitest';
import { startDynamoDb } from '../../../../infra/local/emulators/dynamodb.ts';

describe('another DynamoDB than the one that comes along', () => {
  const use = (endpoint: string) => startDynamoDb({ endpoint, dataDir: undefined });

  it('is used as it is, and not stopped', async () => {
    const endpoint = inject('dynamoDbEndpoint');
    const dynamodb = await use(endpoint);
    expect(dynamodb.endpoint).toBe(endpoint);
    await dynamodb.stop();
    expect((await fetch(endpoint)).status).toBeGreaterThan(0);
  });

  it('is refused when its address is none, or nothing answers there', async () => {
    await expect(use('localhost 8000')).rejects.toThrow('wants an address');
    await expect(use('http://127.0.0.1:1')).rejects.toThrow('Nothing answers');
  });
});
