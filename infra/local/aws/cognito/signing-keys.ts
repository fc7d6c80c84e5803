import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import * as z from 'zod';
import { openStateFile } from '../state-file.ts';

const keySchema = z.looseObject({ kty: z.literal('RSA'), kid: z.string() });
const keysSchema = z.object({ keys: z.array(keySchema), cookieKey: z.string() });
export type SigningKeys = z.infer<typeof keysSchema>;

/** Keys of the identity provider, kept between starts so that tokens and sessions outlive a restart. */
export async function openSigningKeys(dataDir: string): Promise<SigningKeys> {
  const empty: SigningKeys = { keys: [], cookieKey: crypto.randomUUID() };
  const file = openStateFile(join(dataDir, 'sign-in-keys.json'), keysSchema, empty);
  if (file.value.keys.length === 0) {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const key = await exportJWK(privateKey);
    file.value.keys.push({
      ...key,
      kty: 'RSA',
      kid: crypto.randomUUID(),
      alg: 'RS256',
      use: 'sig',
    });
    file.changed();
    file.flush();
  }
  return file.value;
}
