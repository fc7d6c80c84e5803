import type { Clock } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';

export interface ProofDeps {
  readonly votes: Table;
  readonly keys: KeyRing;
  readonly now: Clock;
}

/** A challenge of ALTCHA (version 2), as the page's script gets it in JSON. */
export interface Challenge {
  readonly parameters: {
    readonly algorithm: string;
    /** Hexadecimal; the password of PBKDF2 is its bytes and the counter in four bytes, big-endian. */
    readonly nonce: string;
    /** Hexadecimal. */
    readonly salt: string;
    /** Iterations of PBKDF2. */
    readonly cost: number;
    /** Bytes to derive. */
    readonly keyLength: number;
    /** Hexadecimal: what the key of the counter that is sought begins with. */
    readonly keyPrefix: string;
  };
  readonly signature: string;
}

/** A new challenge, signed by us; good for 20 minutes. */
export async function newChallenge(_deps: Pick<ProofDeps, 'keys' | 'now'>): Promise<Challenge> {
  throw new Error('not yet');
}

/**
 * Checks a solved challenge and spends it. `payload`: base64 of the JSON `{ challenge, solution: { counter, derivedKey } }`.
 * @throws {AppError} proof.invalid when it is not ours, not solved, too old or spent already.
 */
export async function checkProof(
  _payload: string | undefined,
  _deps: ProofDeps,
): Promise<'valid' | 'absent'> {
  throw new Error('not yet');
}
