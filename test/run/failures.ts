import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import * as z from 'zod';

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          duration: z.number().nullish(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

/** Lines of a message or of a step's output that are worth repeating at the end of a log. */
const messageLines = 12;
const outputLines = 40;

/**
 * What failed in a step, for the end of the log, where it is looked for first: each failed test with its file, how long
 * it ran and the begin of its message; files that did not load; else tests that were skipped; else the end of what the step
 * printed.
 */
export function describeFailures(report: string | undefined, output: string): string[] {
  const { testResults } = report ? reportSchema.parse(JSON.parse(report)) : { testResults: [] };
  const named = testResults.flatMap((file) => {
    const place = relative(process.cwd(), file.name);
    const tests = file.assertionResults.filter(({ status }) => status === 'failed');
    return [
      ...tests.map(({ fullName, duration, failureMessages }) =>
        lines(
          `✗ ${place} › ${fullName} (${Math.round(duration ?? 0)} ms)`,
          (failureMessages ?? []).join('\n'),
        ),
      ),
      ...(file.status === 'failed' && file.message ? [lines(`✗ ${place}`, file.message)] : []),
    ];
  });
  if (named.length > 0) return named;
  const skipped = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status !== 'passed')
      .map(({ fullName }) => `✗ ${relative(process.cwd(), name)} › ${fullName} (skipped)`),
  );
  if (skipped.length > 0) return skipped;
  const printed = stripVTControlCharacters(output).trimEnd().split('\n').slice(-outputLines);
  return [printed.map((line) => `  ${line}`).join('\n')];
}

function lines(title: string, message: string): string {
  const shown = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => !/^\s+at .*node_modules/.test(line))
    .slice(0, messageLines);
  return [title, ...shown.map((line) => `    ${line}`)].join('\n');
}
