import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { account, region } from '../../resources.ts';
import { AwsError } from '../call.ts';
import { openStateFile } from '../state-file.ts';
import type { StoredSecret } from './stored-secret.ts';

const madeSchema = z.record(z.string(), z.object({ arn: z.string(), text: z.string() }));

/** The ARN that rights are checked against before a secret of this name is there. */
export const arnOfName = (name: string): string =>
  `arn:aws:secretsmanager:${region}:${account}:secret:${name}`;

/** Secrets that functions made; kept in the data folder at once, as AWS answers only what it has stored. */
export function openMadeSecrets(dataDir: string) {
  const file = openStateFile(join(dataDir, 'secrets-made.json'), madeSchema, {});
  const save = () => {
    file.changed();
    file.flush();
  };
  return {
    find(id: string): StoredSecret | undefined {
      const [name, kept] =
        Object.entries(file.value).find(([name, { arn }]) => id === name || id === arn) ?? [];
      if (name === undefined || !kept) return undefined;
      return {
        name,
        ...kept,
        write: (text) => {
          file.value[name] = { ...kept, text };
          save();
        },
      };
    },

    /** @throws AwsError `ResourceExistsException`; the secret that is there stays as it is. */
    create(name: string, text: string): { arn: string } {
      if (file.value[name]) {
        throw new AwsError('ResourceExistsException', `A secret with the name ${name} exists.`);
      }
      const arn = `${arnOfName(name)}-${suffix()}`;
      file.value[name] = { arn, text };
      save();
      return { arn };
    },

    /** Nothing of it is left; nothing happens where there is none. */
    destroy(name: string): void {
      delete file.value[name];
      save();
    },

    stop: file.close,
  };
}

/** AWS puts six random characters behind the name, so that a right on one secret never reaches its successor. */
const suffix = (): string => Array.from({ length: 6 }, () => randomInt(36).toString(36)).join('');
