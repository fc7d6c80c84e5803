import type * as z from 'zod';

const shown = 10;

/** A file is no ballot list, or a damaged one; says what is wrong, for whoever counts again. */
export class BallotFileError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    const more = problems.length - shown;
    super([...problems.slice(0, shown), ...(more > 0 ? [`… and ${more} more.`] : [])].join('\n'));
    this.name = 'BallotFileError';
    this.problems = problems;
  }
}

/** What a schema found wrong, one line each. */
export const listed = (error: z.ZodError): string[] =>
  error.issues.map(({ path, message }) => `${path.join('.') || 'The file'}: ${message}`);
