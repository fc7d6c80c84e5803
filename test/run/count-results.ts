import * as z from 'zod';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const reportSchema = z.object({
  success: z.boolean(),
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
});

/**
 * What a step comes to. A step without a report counts as one. A run that failed without a failed test (a file
 * that does not load, an error after the tests, a missing report) counts as one failure; a skipped test did not
 * pass.
 */
export function countResults(succeeded: boolean, report: string | undefined): Counts {
  const parsed = report === undefined ? undefined : reportSchema.parse(JSON.parse(report));
  if (!parsed) return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numPendingTests, success } = parsed;
  const failed = numFailedTests + numPendingTests;
  const isUnexplained = failed === 0 && !(succeeded && success);
  return { passed: numPassedTests, failed: failed + (isUnexplained ? 1 : 0) };
}
