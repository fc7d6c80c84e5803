import { join } from 'node:path';
import * as z from 'zod';
import { type ResolvedTemplate, readProperties } from '../../resources.ts';
import { openStateFile } from '../state-file.ts';
import { generateSecret, secretRecipe } from './generate-secret.ts';
import type { StoredSecret } from './stored-secret.ts';

const secretSchema = z.object({
  SecretString: z.string().optional(),
  GenerateSecretString: secretRecipe.optional(),
});

/** The template's secrets: made once, kept in the data folder like the data they protect. */
export function openTemplateSecrets(template: ResolvedTemplate, dataDir: string) {
  const file = openStateFile(join(dataDir, 'secrets.json'), z.record(z.string(), z.string()), {});
  const resources = template.byType('AWS::SecretsManager::Secret');
  for (const resource of resources) {
    const { SecretString, GenerateSecretString } = readProperties(resource, secretSchema);
    file.value[resource.arn] ??=
      SecretString ?? (GenerateSecretString ? generateSecret(GenerateSecretString) : '');
  }
  file.changed();
  file.flush();
  return {
    find(id: string): StoredSecret | undefined {
      const found = resources.find(({ arn, name, ref }) => id === arn || id === name || id === ref);
      if (!found) return undefined;
      const { arn, name } = found;
      return {
        arn,
        name,
        text: file.value[arn] ?? '',
        write: (text) => {
          file.value[arn] = text;
          file.changed();
        },
      };
    },

    stop: file.close,
  };
}
