/** A VEVENT cannot be used. */
export class EventError extends Error {
  readonly code: string;
  readonly line: number;

  constructor(code: string, line: number, message: string) {
    super(message);
    this.name = 'EventError';
    this.code = code;
    this.line = line;
  }
}

/** Called for what is left out of an event that can be used otherwise. */
export type OnFlaw = (code: string, line: number, message: string) => void;
