import { AppError } from '../../../shared/errors.ts';
import { pendingIdBytes } from './pending-requests.ts';
import type { Pepper } from './peppers.ts';
import { rollIdBytes } from './roll-id.ts';
import { invalidToken, type Seal, seal, unseal } from './seals.ts';
import { signalKinds } from './signal-kind.ts';
import { type Signal, signalDigestBytes } from './signals.ts';

/** What a form seals between choosing and the address. */
export interface SealedChoice {
  /** Ids of candidates. */
  readonly choices: readonly string[];
  readonly expiresAt: Date;
}

/** What a link, and the form that asks for the code, carry of a request. No address. */
export interface SealedRequest extends SealedChoice {
  readonly rollId: string;
  readonly pendingId: string;
  readonly signal: Signal & { readonly isCounted: boolean };
}

/** Bytes of a candidate's id: a ULID has 128 bits. */
const choiceBytes = 16;
const timeBytes = 4;

/**
 * Seals in bytes and not in JSON: a link stays short enough for mail programs even with 80 choices, and is of one length
 * whatever is chosen. `slots`: how many candidates the longest ballot of the contest names.
 */
export const sealChoice = (
  content: SealedChoice,
  slots: number,
  contestId: string,
  pepper: Pepper,
): string => seal(choiceBlock(content, slots), { purpose: 'choice', contestId }, pepper);

/** @throws {AppError} token.invalid, token.expired */
export function unsealChoice(
  token: string,
  contestId: string,
  pepper: Pepper,
  now: Date,
): SealedChoice {
  return fresh(readChoices(unseal(token, { purpose: 'choice', contestId }, pepper)), now);
}

export function sealRequest(
  request: SealedRequest,
  slots: number,
  place: Seal & { readonly purpose: 'code' | 'link' },
  pepper: Pepper,
): string {
  const { rollId, pendingId, signal } = request;
  const kind = signalKinds.indexOf(signal.kind) * 2 + (signal.isCounted ? 1 : 0);
  const head = [
    Buffer.from(rollId, 'hex'),
    Buffer.from(pendingId, 'hex'),
    Buffer.from([kind]),
    Buffer.from(signal.digest, 'hex'),
  ];
  return seal(Buffer.concat([...head, choiceBlock(request, slots)]), place, pepper);
}

/** @throws {AppError} token.invalid, token.expired */
export function unsealRequest(
  token: string,
  place: Seal & { readonly purpose: 'code' | 'link' },
  pepper: Pepper,
  now: Date,
): SealedRequest {
  const bytes = unseal(token, place, pepper);
  let position = 0;
  const take = (count: number): Buffer => {
    position += count;
    return bytes.subarray(position - count, position);
  };
  const rollId = take(rollIdBytes).toString('hex');
  const pendingId = take(pendingIdBytes).toString('hex');
  const [kindAndCount = 0] = take(1);
  const kind = signalKinds[kindAndCount >> 1];
  const digest = take(signalDigestBytes).toString('hex');
  if (kind === undefined) throw invalidToken();
  const signal = { kind, digest, isCounted: kindAndCount % 2 === 1 };
  return { rollId, pendingId, signal, ...fresh(readChoices(bytes.subarray(position)), now) };
}

/** Time of expiry, number of choices, and the choices with zeros after them. */
function choiceBlock({ choices, expiresAt }: SealedChoice, slots: number): Buffer {
  if (choices.length > slots) throw new Error('a ballot has more choices than the rule allows');
  const block = Buffer.alloc(timeBytes + 1 + slots * choiceBytes);
  block.writeUInt32BE(Math.floor(expiresAt.getTime() / 1000));
  block.writeUInt8(choices.length, timeBytes);
  choices.forEach((choice, index) => {
    bytesOfId(choice).copy(block, timeBytes + 1 + index * choiceBytes);
  });
  return block;
}

function readChoices(block: Buffer): SealedChoice {
  const first = timeBytes + 1;
  const choices = Array.from({ length: block.readUInt8(timeBytes) }, (_, index) =>
    idOfBytes(block.subarray(first + index * choiceBytes, first + (index + 1) * choiceBytes)),
  );
  return { choices, expiresAt: new Date(block.readUInt32BE() * 1000) };
}

function fresh(content: SealedChoice, now: Date): SealedChoice {
  if (now >= content.expiresAt) throw new AppError('token.expired', 'This link has expired.');
  return content;
}

/** The 32 characters of ULIDs (Crockford), five bits each; 26 of them hold two bits more than a ULID has. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const idPrefix = 'can_';

function bytesOfId(id: string): Buffer {
  const bytes = Buffer.alloc(choiceBytes);
  let position = choiceBytes;
  let [bits, count] = [0, 0];
  for (const character of [...id.slice(idPrefix.length)].reverse()) {
    bits |= alphabet.indexOf(character) << count;
    count += 5;
    if (count < 8) continue;
    position -= 1;
    if (position >= 0) bytes.writeUInt8(bits & 255, position);
    bits >>= 8;
    count -= 8;
  }
  if (position !== 0 || bits !== 0) throw new Error(`${id} holds no ULID`);
  return bytes;
}

function idOfBytes(bytes: Buffer): string {
  const characters: string[] = [];
  let [bits, count] = [0, 0];
  for (const byte of [...bytes].reverse()) {
    bits |= byte << count;
    count += 8;
    while (count >= 5) {
      characters.push(alphabet.charAt(bits & 31));
      bits >>= 5;
      count -= 5;
    }
  }
  characters.push(alphabet.charAt(bits));
  return idPrefix + characters.reverse().join('');
}
