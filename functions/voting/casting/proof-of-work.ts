import { pbkdf2, randomInt } from 'node:crypto';
import { createChallenge, type DeriveKeyFunction, verifySolution } from 'altcha-lib';
import * as z from 'zod';
import { type Clock, epochSeconds } from '../../../shared/clock.ts';
import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { ifAbsent } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { AppError } from '../../../shared/errors.ts';
import { lazily } from '../../../shared/lazily.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import { dayAfter } from './kept-days.ts';
import { proofKey } from './vote-keys.ts';

export interface ProofDeps {
  readonly votes: Table;
  readonly keys: KeyRing;
  readonly now: Clock;
}

/** Seconds in which a challenge is to be solved and used: as long as an unhurried visitor takes for the form. */
const lifetime = 1800;

/**
 * Iterations of PBKDF2 for each counter tried, and the counters among which the right one is: about a second of a
 * telephone's time, four of a slow one's, and never more than the last counter takes.
 */
const cost = 4000;
const counters = { min: 100, max: 400 };

/**
 * A challenge of ALTCHA (version 2). Solved by the counter, from 0 on, for which PBKDF2-HMAC-SHA-256 begins with
 * `keyPrefix`; the password is the nonce and the counter in four bytes, big-endian.
 */
const challengeSchema = lazily(() =>
  z.strictObject({
    parameters: z.strictObject({
      algorithm: z.literal('PBKDF2/SHA-256'),
      /** Hexadecimal, as the salt and the prefix. */
      nonce: z.string().regex(/^[0-9a-f]{32}$/),
      salt: z.string().regex(/^[0-9a-f]{32}$/),
      /** Iterations. */
      cost: z.literal(cost),
      /** Bytes. */
      keyLength: z.literal(32),
      keyPrefix: z.string().regex(/^[0-9a-f]{32}$/),
      /** Signed with the rest. In `data` and not in `expiresAt`, which the library compares with a clock of its own. */
      data: z.strictObject({ expires: z.int() }),
    }),
    signature: z.string().regex(/^[0-9a-f]{64}$/),
  }),
);

export type Challenge = z.output<ReturnType<typeof challengeSchema>>;

const payloadSchema = lazily(() =>
  z.object({
    challenge: challengeSchema(),
    solution: z.object({
      counter: z.int().min(0).max(counters.max),
      derivedKey: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  }),
);

/** As the library has it, which wants the whole of `node:util` for this. */
const deriveKey: DeriveKeyFunction = ({ cost: iterations, keyLength }, salt, password) =>
  new Promise((resolve, reject) => {
    pbkdf2(password, salt, iterations, keyLength ?? 32, 'sha256', (error, derivedKey) =>
      error ? reject(error) : resolve({ parameters: {}, derivedKey }),
    );
  });

/** Newest first: challenges of an older key are good until they expire. */
const secretsOf = (keys: KeyRing): Promise<readonly string[]> =>
  keys.digests('voting/proof-of-work', 'challenge');

/** A new challenge, as the page's script gets it in JSON. */
export async function newChallenge({
  keys,
  now,
}: Pick<ProofDeps, 'keys' | 'now'>): Promise<Challenge> {
  const [secret = ''] = await secretsOf(keys);
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost,
    deriveKey,
    counter: randomInt(counters.min, counters.max),
    data: { expires: epochSeconds(now()) + lifetime },
    hmacSignatureSecret: secret,
  });
  return challengeSchema().parse(challenge);
}

/**
 * Checks a solved challenge and spends it. `payload`: base64 of the JSON `{ challenge, solution: { counter, derivedKey } }`;
 * empty or undefined where no script ran.
 * @throws {AppError} proof.invalid when it is not ours, not solved, too old or spent already.
 */
export async function checkProof(
  payload: string | undefined,
  { votes, keys, now }: ProofDeps,
): Promise<'valid' | 'absent'> {
  if (payload === undefined || payload === '') return 'absent';
  const { challenge, solution } = readPayload(payload);
  if (challenge.parameters.data.expires < epochSeconds(now())) throw invalid();
  if (!(await isSolved(challenge, solution, keys))) throw invalid();
  try {
    const item = { ...proofKey(challenge.parameters.nonce), expiresAt: dayAfter(now(), 2) };
    await votes.put(item, ifAbsent);
  } catch (error) {
    throw error instanceof ConditionFailed ? invalid() : error;
  }
  return 'valid';
}

function readPayload(payload: string): z.output<ReturnType<typeof payloadSchema>> {
  try {
    return payloadSchema().parse(JSON.parse(Buffer.from(payload, 'base64').toString()));
  } catch {
    throw invalid();
  }
}

async function isSolved(
  challenge: Challenge,
  solution: z.output<ReturnType<typeof payloadSchema>>['solution'],
  keys: KeyRing,
): Promise<boolean> {
  for (const hmacSignatureSecret of await secretsOf(keys)) {
    const given = { challenge, solution: { ...solution, time: 0 } };
    const { verified } = await verifySolution({ ...given, deriveKey, hmacSignatureSecret });
    if (verified) return true;
  }
  return false;
}

const invalid = (): AppError =>
  new AppError('proof.invalid', 'The page was open for too long. Send the form again.');
