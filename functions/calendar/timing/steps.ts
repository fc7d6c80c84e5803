import { TimingError } from './timing-error.ts';

/** Enough for a daily rule of 200 years that is counted from its start; some milliseconds of work. */
export const stepsPerEvent = 100_000;

/** What the expansion of one event may cost: looking at a day, or at a time, is a step. The same on every machine. */
export class Steps {
  #left: number;

  constructor(left: number = stepsPerEvent) {
    this.#left = left;
  }

  /** @throws {TimingError} rule.too_many_steps */
  take(count: number): void {
    this.#left -= count;
    if (this.#left >= 0) return;
    throw new TimingError('rule.too_many_steps', 'The rule takes too many steps to work out.');
  }
}
