import { createSecretKey, hkdfSync, type KeyObject, randomBytes, randomUUID } from 'node:crypto';
import { AwsRefusal } from '../../../shared/aws/aws-refusal.ts';
import { type Clock, systemClock } from '../../../shared/clock.ts';
import type { Secrets } from '../../../shared/secrets/read-secret.ts';

/**
 * What a pepper is used for: `roll` names voters, `seal` hides choices in forms and links, `code` hides six-digit codes,
 * `cohort` names signals, `ticket` makes tickets for the draw.
 */
export type PepperLabel = 'roll' | 'seal' | 'code' | 'cohort' | 'ticket';

/** The secret of one contest, from which everything that could join a voter with a vote derives. */
export interface Pepper {
  /** 256 bits, derived by HKDF-SHA-256 (RFC 5869): a key of one label says nothing of another's. */
  key(label: PepperLabel): KeyObject;
}

export interface Peppers {
  /** Makes the contest's pepper; one that exists stays. */
  create(contestId: string): Promise<void>;
  /** Undefined before the ballot is fixed, and once the pepper is destroyed. */
  read(contestId: string): Promise<Pepper | undefined>;
  /** For good: Secrets Manager keeps nothing that could be restored. Doing it twice is no error. */
  destroy(contestId: string): Promise<void>;
}

/** A container may use a pepper for so long after it was destroyed. */
const cacheMs = 5 * 60_000;

/** The peppers in Secrets Manager, one secret each, named `<prefix>/<contest id>`. */
export function createPeppers(client: Secrets, prefix: string, now: Clock = systemClock): Peppers {
  const cache = new Map<
    string,
    { readonly pepper: Promise<Pepper | undefined>; readonly until: number }
  >();
  const nameOf = (contestId: string): string => `${prefix}/${contestId}`;

  async function fetchPepper(contestId: string): Promise<Pepper> {
    const SecretId = nameOf(contestId);
    const { SecretString } = await client.call('GetSecretValue', { SecretId });
    if (!SecretString) throw new Error(`the pepper of ${contestId} is empty`);
    return pepperOf(Buffer.from(SecretString, 'base64url'), contestId);
  }

  return {
    async create(contestId) {
      const SecretString = randomBytes(32).toString('base64url');
      const secret = { Name: nameOf(contestId), SecretString, ClientRequestToken: randomUUID() };
      await unless('ResourceExistsException', () => client.call('CreateSecret', secret));
    },

    async read(contestId) {
      const cached = cache.get(contestId);
      if (cached && cached.until > now().getTime()) return cached.pepper;
      const pepper = fetchPepper(contestId).catch((error: unknown) => {
        cache.delete(contestId);
        if (isGone(error)) return undefined;
        throw error;
      });
      cache.set(contestId, { pepper, until: now().getTime() + cacheMs });
      return pepper;
    },

    async destroy(contestId) {
      cache.delete(contestId);
      const SecretId = nameOf(contestId);
      const deletion = { SecretId, ForceDeleteWithoutRecovery: true };
      await unless('ResourceNotFoundException', () => client.call('DeleteSecret', deletion));
    },
  };
}

/** The keys that derive from a pepper; each is derived when it is first asked for. */
export function pepperOf(secret: Buffer, contestId: string): Pepper {
  const keys = new Map<PepperLabel, KeyObject>();
  return {
    key(label) {
      const known = keys.get(label);
      if (known) return known;
      const derived = hkdfSync('sha256', secret, contestId, `vanhier/vote/${label}`, 32);
      const key = createSecretKey(Buffer.from(derived));
      keys.set(label, key);
      return key;
    },
  };
}

async function unless(expected: string, action: () => Promise<unknown>): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (!isNamed(error, expected)) throw error;
  }
}

/** Never made, or marked as deleted and not yet removed. */
const isGone = (error: unknown): boolean =>
  isNamed(error, 'ResourceNotFoundException', 'InvalidRequestException');

const isNamed = (error: unknown, ...names: string[]): boolean =>
  error instanceof AwsRefusal && names.includes(error.name);
