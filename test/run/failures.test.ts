import { describe, expect, it } from 'vitest';
import { describeFailures } from './failures.ts';

const file = (name: string, results: object[], message = '') => ({
  name: `${process.cwd()}/${name}`,
  status: message || results.some((result) => 'failureMessages' in result) ? 'failed' : 'passed',
  message,
  assertionResults: results,
});
const reportOf = (...testResults: object[]) => JSON.stringify({ testResults });

describe('the end of npm test', () => {
  it('names each test that failed, with its file, its time and its message', () => {
    const report = reportOf(
      file('test/a.test.ts', [
        { fullName: 'a thing works', status: 'passed', duration: 3 },
        {
          fullName: 'a thing is quick',
          status: 'failed',
          duration: 20_001.4,
          failureMessages: [
            '\u001b[31mError: timed out in 20000ms\u001b[39m\n    at task (/x/node_modules/vitest/run.js:1:1)\n    at test/a.test.ts:7:3',
          ],
        },
      ]),
      file('test/b.test.ts', [{ fullName: 'b works', status: 'passed' }]),
    );
    expect(describeFailures(report, 'dots')).toEqual([
      [
        '✗ test/a.test.ts › a thing is quick (20001 ms)',
        '    Error: timed out in 20000ms',
        '        at test/a.test.ts:7:3',
      ].join('\n'),
    ]);
  });

  it('names a file that does not load, or whose preparation failed', () => {
    const report = reportOf(file('test/c.test.ts', [], 'Cannot find module ./nowhere.ts'));
    expect(describeFailures(report, 'dots')).toEqual([
      '✗ test/c.test.ts\n    Cannot find module ./nowhere.ts',
    ]);
  });

  it('names tests that were skipped, which counts as failing', () => {
    const report = reportOf(file('test/f.test.ts', [{ fullName: 'f waits', status: 'skipped' }]));
    expect(describeFailures(report, '')).toEqual(['✗ test/f.test.ts › f waits (skipped)']);
  });

  it('shows the end of what a step printed that names no test', () => {
    const printed = Array.from({ length: 100 }, (_, index) => `line ${index}`).join('\n');
    const [shown = ''] = describeFailures(
      undefined,
      `${printed}\n\u001b[31mError: behind\u001b[39m\n`,
    );
    expect(shown).toMatch(/ {2}line 99\n {2}Error: behind$/);
    expect(shown).not.toContain('line 50\n');
    const passed = reportOf(file('test/d.test.ts', [{ fullName: 'd works', status: 'passed' }]));
    expect(describeFailures(passed, 'Unhandled Rejection: behind')).toEqual([
      '  Unhandled Rejection: behind',
    ]);
  });

  it('shows the begin of a long message only', () => {
    const message = Array.from({ length: 100 }, (_, index) => `diff ${index}`).join('\n');
    const failing = { fullName: 'e', status: 'failed', failureMessages: [message] };
    const [shown = ''] = describeFailures(reportOf(file('test/e.test.ts', [failing])), '');
    expect(shown.split('\n')).toHaveLength(13);
  });
});
