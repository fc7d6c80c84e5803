import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, expect, it } from 'vitest';
import type { JsonObject } from '../../../../infra/local/resources.ts';
import { startTestServices } from './services.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'vanhier-secrets-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

const generated = (recipe: JsonObject) => ({
  Type: 'AWS::SecretsManager::Secret',
  Properties: { GenerateSecretString: recipe },
});
const resources = {
  Keys: generated({ PasswordLength: 64, ExcludePunctuation: true, IncludeSpace: false }),
  Login: generated({ SecretStringTemplate: '{"user":"a"}', GenerateStringKey: 'password' }),
};

it('makes secrets as the template says and keeps them between starts', async () => {
  const first = await startTestServices({ resources, dataDir });
  const client = new SecretsManagerClient(first.as());
  const [keys, login] = first.template.byType('AWS::SecretsManager::Secret');
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: keys!.arn }));
  expect(SecretString).toMatch(/^[A-Za-z0-9]{64}$/);
  expect(JSON.parse(await first.secretText(login!.name))).toEqual({
    user: 'a',
    password: expect.stringMatching(/^.{32}$/),
  });
  await client.send(new PutSecretValueCommand({ SecretId: keys!.arn, SecretString: 'new old' }));
  await first.stop();

  const second = await startTestServices({ resources, dataDir });
  expect(await second.secretText(keys!.arn)).toBe('new old');
  const missing = new SecretsManagerClient(second.as()).send(
    new GetSecretValueCommand({ SecretId: 'none' }),
  );
  await expect(missing).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await second.stop();
});
