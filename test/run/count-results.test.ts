import { describe, expect, it } from 'vitest';
import { countResults } from './count-results.ts';

const report = (numPassedTests: number, numFailedTests = 0, numPendingTests = 0, success = true) =>
  JSON.stringify({ numPassedTests, numFailedTests, numPendingTests, success });

describe('the totals of npm test', () => {
  it('counts a step that has no tests as one', () => {
    expect(countResults(true, undefined)).toEqual({ passed: 1, failed: 0 });
    expect(countResults(false, undefined)).toEqual({ passed: 0, failed: 1 });
  });

  it('counts each test of a step that reports them', () => {
    expect(countResults(true, report(12))).toEqual({ passed: 12, failed: 0 });
    expect(countResults(false, report(10, 2, 0, false))).toEqual({ passed: 10, failed: 2 });
  });

  it('does not let a skipped test pass', () => {
    expect(countResults(true, report(10, 0, 1))).toEqual({ passed: 10, failed: 1 });
  });

  it('counts a run that failed for another reason than a test', () => {
    expect(countResults(false, report(10))).toEqual({ passed: 10, failed: 1 });
    expect(countResults(true, report(10, 0, 0, false))).toEqual({ passed: 10, failed: 1 });
  });
});
