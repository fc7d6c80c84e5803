import { expect, it } from 'vitest';
import { checkProof, newChallenge } from '../../../functions/voting/casting/proof-of-work.ts';
import { solveChallenge } from '../../../shared/pages/solve-challenge.ts';
import { createKeyRing } from '../../../shared/secrets/key-ring.ts';
import { testClock } from '../../builders/clock.ts';
import { memoryTable } from '../../builders/memory-table.ts';

const deps = {
  votes: memoryTable(),
  keys: createKeyRing(async () => 'a-key-for-tests'),
  now: testClock(),
};
const payloadOf = (proof: object): string => btoa(JSON.stringify(proof));

it('finds what the server takes for a proof, once', async () => {
  const challenge = await newChallenge(deps);
  const solution = await solveChallenge(challenge);
  const payload = payloadOf({ challenge, solution });
  expect(await checkProof(payload, deps)).toBe('valid');
  await expect(checkProof(payload, deps)).rejects.toMatchObject({ code: 'proof.invalid' });
});

it('is not taken for another counter', async () => {
  const challenge = await newChallenge(deps);
  const { counter, derivedKey } = await solveChallenge(challenge);
  const payload = payloadOf({ challenge, solution: { counter: counter + 1, derivedKey } });
  await expect(checkProof(payload, deps)).rejects.toMatchObject({ code: 'proof.invalid' });
});
