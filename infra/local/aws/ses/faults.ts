import * as z from 'zod';
import { seededRandom } from '../random.ts';

const share = z.number().min(0).max(1).default(0);

/** Which share of the sending calls goes wrong, each call in one way at most; all zero when it works. */
export const faultShares = z.strictObject({
  /** Refused as sent too fast. */
  throttle: share,
  /** Answered 500, nothing sent. */
  fail: share,
  /** Answered 500 although everything was sent. */
  failAfter: share,
  /** Never answered, nothing sent. */
  timeOut: share,
  /** Never answered although everything was sent. */
  timeOutAfter: share,
  /** Connection cut, nothing sent. */
  dropBefore: share,
  /** Connection cut although everything was sent. */
  dropAfter: share,
  /** Of the single entries of bulk calls: answered `TRANSIENT_FAILURE`. */
  failEntries: share,
  /** Of the events: never published. */
  loseEvents: share,
  /** Of the events: published twice. */
  doubleEvents: share,
  /** How long a call that is never answered keeps its caller waiting, in milliseconds. */
  hangMs: z.number().min(0).default(60_000),
  seed: z.number().int().default(1),
});

export type FaultShares = z.infer<typeof faultShares>;

const callFaults = [
  'throttle',
  'fail',
  'failAfter',
  'timeOut',
  'timeOutAfter',
  'dropBefore',
  'dropAfter',
] as const;

export type CallFault = (typeof callFaults)[number];

export interface FaultDice {
  shares: FaultShares;
  /** Starts over with these shares; everything not named works. */
  set(shares: z.input<typeof faultShares>): void;
  /** The fault of the next sending call, if any. */
  ofCall(): CallFault | undefined;
  happens(share: 'failEntries' | 'loseEvents' | 'doubleEvents'): boolean;
}

export function createFaultDice(): FaultDice {
  let random = seededRandom(1);
  const dice: FaultDice = {
    shares: faultShares.parse({}),
    set(shares) {
      dice.shares = faultShares.parse(shares);
      random = seededRandom(dice.shares.seed);
    },
    ofCall() {
      let thrown = random();
      return callFaults.find((fault) => {
        thrown -= dice.shares[fault];
        return thrown < 0;
      });
    },
    happens: (name) => dice.shares[name] > 0 && random() < dice.shares[name],
  };
  return dice;
}
