/** What of an ALTCHA challenge (version 2, PBKDF2) its solver reads. */
export interface SolvableChallenge {
  readonly parameters: {
    /** `PBKDF2/SHA-256`. */
    readonly algorithm: string;
    /** Hexadecimal, as are `salt` and `keyPrefix`. */
    readonly nonce: string;
    readonly salt: string;
    /** Iterations of PBKDF2. */
    readonly cost: number;
    /** Bytes. */
    readonly keyLength: number;
    readonly keyPrefix: string;
  };
}

export interface Solution {
  readonly counter: number;
  /** Hexadecimal. */
  readonly derivedKey: string;
}

/**
 * Tries counters until a key derived from nonce and counter begins as it should. Runs in browsers and in Node.
 * @throws {Error} where the algorithm is another, or the browser has no Web Crypto.
 */
export async function solveChallenge({ parameters }: SolvableChallenge): Promise<Solution> {
  const { algorithm, nonce, salt, cost, keyLength, keyPrefix } = parameters;
  const [name = '', hash = ''] = algorithm.split('/');
  const nonceBytes = bytesOf(nonce);
  const password = new Uint8Array(nonceBytes.length + 4);
  password.set(nonceBytes);
  const counterBytes = new DataView(password.buffer, nonceBytes.length);
  const derivation = { name, hash, salt: bytesOf(salt), iterations: cost };
  for (let counter = 0; ; counter += 1) {
    counterBytes.setUint32(0, counter);
    const key = await crypto.subtle.importKey('raw', password, name, false, ['deriveBits']);
    const derivedKey = hexOf(await crypto.subtle.deriveBits(derivation, key, 8 * keyLength));
    if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey };
  }
}

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

const hexOf = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
