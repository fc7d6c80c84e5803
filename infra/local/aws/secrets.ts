import { randomInt, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { type ResolvedTemplate, readProperties } from '../resources.ts';
import { AwsError, type AwsHandler, json } from './call.ts';
import { record, text } from './narrow.ts';
import { openStateFile } from './state-file.ts';

export interface Secrets {
  handler: AwsHandler;
  /** @throws AwsError `ResourceNotFoundException`. */
  text(id: string): string;
  arnOf(id: string): string;
  stop(): void;
}

const flag = z.coerce.boolean().default(false);
const secretSchema = z.object({
  SecretString: z.string().optional(),
  GenerateSecretString: z
    .object({
      PasswordLength: z.coerce.number().default(32),
      ExcludeCharacters: z.string().default(''),
      ExcludeLowercase: flag,
      ExcludeNumbers: flag,
      ExcludePunctuation: flag,
      ExcludeUppercase: flag,
      IncludeSpace: flag,
      SecretStringTemplate: z.string().optional(),
      GenerateStringKey: z.string().optional(),
    })
    .optional(),
});

type Recipe = NonNullable<z.infer<typeof secretSchema>['GenerateSecretString']>;

/** Secrets Manager with the template's secrets: made once, kept in the data folder like the data they protect. */
export function startSecrets(template: ResolvedTemplate, dataDir: string): Secrets {
  const file = openStateFile(join(dataDir, 'secrets.json'), z.record(z.string(), z.string()), {});
  const resources = template.byType('AWS::SecretsManager::Secret');
  for (const resource of resources) {
    const { SecretString, GenerateSecretString } = readProperties(resource, secretSchema);
    file.value[resource.arn] ??= SecretString ?? generated(GenerateSecretString);
  }
  file.changed();
  file.flush();

  function find(id: string) {
    const found = resources.find(({ arn, name, ref }) => id === arn || id === name || id === ref);
    if (!found) {
      throw new AwsError('ResourceNotFoundException', `There is no secret ${id} in the template.`);
    }
    return found;
  }

  const textOf = (id: string) => file.value[find(id).arn] ?? '';
  return {
    text: textOf,
    arnOf: (id) => find(id).arn,
    stop: file.close,
    handler: async ({ operation, input }) => {
      const id = text(record(input).SecretId);
      const { arn, name } = find(id);
      const described = { ARN: arn, Name: name, VersionId: 'local', VersionStages: ['AWSCURRENT'] };
      if (operation === 'GetSecretValue') return json({ ...described, SecretString: textOf(id) });
      if (operation === 'DescribeSecret') return json(described);
      if (operation !== 'PutSecretValue') {
        throw new AwsError('UnknownOperationException', `No ${operation} in the local cloud.`);
      }
      file.value[arn] = text(record(input).SecretString);
      file.changed();
      return json({ ...described, VersionId: randomUUID() });
    },
  };
}

function generated(recipe: Recipe | undefined): string {
  if (!recipe) return '';
  const password = generatePassword(recipe);
  if (recipe.SecretStringTemplate === undefined || recipe.GenerateStringKey === undefined) {
    return password;
  }
  const rest = record(JSON.parse(recipe.SecretStringTemplate));
  return JSON.stringify({ ...rest, [recipe.GenerateStringKey]: password });
}

function generatePassword(recipe: Recipe): string {
  const letters = [
    recipe.ExcludeLowercase ? '' : 'abcdefghijklmnopqrstuvwxyz',
    recipe.ExcludeUppercase ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    recipe.ExcludeNumbers ? '' : '0123456789',
    recipe.ExcludePunctuation ? '' : '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
    recipe.IncludeSpace ? ' ' : '',
  ]
    .join('')
    .split('')
    .filter((letter) => !recipe.ExcludeCharacters.includes(letter));
  return Array.from(
    { length: recipe.PasswordLength },
    () => letters[randomInt(letters.length)],
  ).join('');
}
