import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, expect, it } from 'vitest';
import type { JsonObject } from '../../../../infra/local/resources.ts';
import { startTestServices } from './services.ts';
import { allow, caller } from './template-parts.ts';

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

const peppers = 'arn:aws:secretsmanager:eu-west-1:000000000000:secret:test/pepper/*';
const manage = ['CreateSecret', 'GetSecretValue', 'DeleteSecret'].map(
  (action) => `secretsmanager:${action}`,
);
const forGood = { ForceDeleteWithoutRecovery: true };

it('lets a function make, read and destroy secrets under its prefix, and keeps them between starts', async () => {
  const madeIn = mkdtempSync(join(tmpdir(), 'vanhier-secrets-'));
  const setup = { resources: caller(allow(manage, peppers)), dataDir: madeIn };
  const first = await startTestServices(setup);
  const client = new SecretsManagerClient(first.as('Caller'));
  const made = await client.send(
    new CreateSecretCommand({ Name: 'test/pepper/con_1', SecretString: 'hot' }),
  );
  expect(made.ARN).toMatch(/:secret:test\/pepper\/con_1-[a-z0-9]{6}$/);
  const again = client.send(
    new CreateSecretCommand({ Name: 'test/pepper/con_1', SecretString: 'mild' }),
  );
  await expect(again).rejects.toMatchObject({ name: 'ResourceExistsException' });
  await first.stop();

  const second = await startTestServices(setup);
  const later = new SecretsManagerClient(second.as('Caller'));
  const read = (SecretId: string) => later.send(new GetSecretValueCommand({ SecretId }));
  expect(await read('test/pepper/con_1')).toMatchObject({ ARN: made.ARN, SecretString: 'hot' });
  expect(await read(made.ARN ?? '')).toMatchObject({ SecretString: 'hot' });
  const SecretId = 'test/pepper/con_1';
  await later.send(new DeleteSecretCommand({ SecretId, ...forGood }));
  await expect(read(SecretId)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await later.send(new DeleteSecretCommand({ SecretId, ...forGood }));
  await second.stop();
  rmSync(madeIn, { recursive: true });
});

it('refuses secrets outside the prefix of a role, and what the role may not do', async () => {
  const reader = caller(allow('secretsmanager:GetSecretValue', peppers));
  const services = await startTestServices({ resources: { ...resources, ...reader } });
  const admin = new SecretsManagerClient(services.as());
  for (const Name of ['test/pepper/con_2', 'test/other']) {
    await admin.send(new CreateSecretCommand({ Name, SecretString: 'hot' }));
  }
  const client = new SecretsManagerClient(services.as('Caller'));
  const refused = { name: 'AccessDeniedException' };
  await expect(
    client.send(new GetSecretValueCommand({ SecretId: 'test/other' })),
  ).rejects.toMatchObject(refused);
  await expect(
    client.send(new CreateSecretCommand({ Name: 'test/pepper/con_3', SecretString: 'hot' })),
  ).rejects.toMatchObject(refused);
  await expect(
    client.send(new DeleteSecretCommand({ SecretId: 'test/pepper/con_2', ...forGood })),
  ).rejects.toMatchObject(refused);
  await expect(
    client.send(new GetSecretValueCommand({ SecretId: 'test/pepper/con_9' })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  expect(services.logged.join()).toContain('secret:test/pepper/con_3-000000');
  await services.stop();
});

it('destroys no secret of the template, and none that could come back', async () => {
  const services = await startTestServices({ resources });
  const client = new SecretsManagerClient(services.as());
  await client.send(new CreateSecretCommand({ Name: 'test/pepper/con_4', SecretString: 'hot' }));
  const [keys] = services.template.byType('AWS::SecretsManager::Secret');
  for (const input of [{ SecretId: keys!.arn, ...forGood }, { SecretId: 'test/pepper/con_4' }]) {
    await expect(client.send(new DeleteSecretCommand(input))).rejects.toMatchObject({
      name: 'InvalidRequestException',
    });
  }
  await services.stop();
});
