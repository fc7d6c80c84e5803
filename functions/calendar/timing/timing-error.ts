export type TimingErrorCode =
  | 'rule.invalid'
  | 'rule.unsupported'
  | 'rule.never'
  | 'rule.too_many_steps'
  | 'rule.too_many_occurrences'
  | 'time.invalid'
  | 'zone.unknown';

/** The times of one event cannot be worked out. The message is for whoever keeps the event. */
export class TimingError extends Error {
  readonly code: TimingErrorCode;

  constructor(code: TimingErrorCode, message: string) {
    super(message);
    this.name = 'TimingError';
    this.code = code;
  }
}
