/**
 * What has become of one recipient of a chunk. One letter each, so that the item of a chunk with 50
 * recipients stays within one write unit (1 kB).
 */
export const recipientStates = {
  p: 'pending',
  s: 'sent',
  /** Handed to SES, whose answer never came: events decide. */
  u: 'uncertain',
  a: 'dropped_absent',
  e: 'dropped_ended',
  b: 'dropped_bounced',
  c: 'dropped_complained',
  n: 'dropped_cancelled',
  /** The vote that the mail calls for is closed, and staff have chosen that nobody is asked to it any more. */
  l: 'dropped_late',
  r: 'failed_rejected',
  i: 'failed_invalid',
  x: 'failed_error',
  t: 'failed_rendering',
} as const;

export type StateLetter = keyof typeof recipientStates;
export type RecipientState = (typeof recipientStates)[StateLetter];

/** How the number of recipients in each state changes; pending is what the others leave. */
export type CountChange = Partial<Record<Exclude<RecipientState, 'pending'>, number>>;

export const pending: StateLetter = 'p';
export const uncertain: StateLetter = 'u';

export const failedLetters = 'rixt';

const isFailed = (letter: string): boolean => failedLetters.includes(letter);

export const indexesOf = (states: string, letter: StateLetter): number[] =>
  [...states].flatMap((state, index) => (state === letter ? [index] : []));

export const failedIndexes = (states: string): number[] =>
  [...states].flatMap((state, index) => (isFailed(state) ? [index] : []));

/** The states with those of `changes` (by index) in their place. */
export function withStates(states: string, changes: ReadonlyMap<number, StateLetter>): string {
  return [...states].map((state, index) => changes.get(index) ?? state).join('');
}

export function countChange(before: string, after: string): CountChange {
  const change: CountChange = {};
  for (const [letter, name] of Object.entries(recipientStates)) {
    if (name === 'pending') continue;
    const difference = occurrences(after, letter) - occurrences(before, letter);
    if (difference !== 0) change[name] = difference;
  }
  return change;
}

const occurrences = (states: string, letter: string): number => states.split(letter).length - 1;
