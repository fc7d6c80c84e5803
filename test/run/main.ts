import { mkdir, readFile, rm } from 'node:fs/promises';
import { countResults } from './count-results.ts';
import { describeFailures } from './failures.ts';
import { runStep } from './run-step.ts';
import { steps } from './steps.ts';

/** All of `npm test`. It ends with what failed and why, and its last line is `N passed, N failed`. */
const lines: string[] = [];
const failures: string[] = [];
let passed = 0;
let failed = 0;

await mkdir('.build/test-results', { recursive: true });
for (const step of steps) {
  console.log(`\n── ${step.name}`);
  const start = performance.now();
  if (step.results) await rm(step.results, { force: true });
  const { succeeded, output } = await runStep(step);
  const report = step.results && (await readIfThere(step.results));
  const counts =
    step.results && !report ? { passed: 0, failed: 1 } : countResults(succeeded, report);
  passed += counts.passed;
  failed += counts.failed;
  if (counts.failed > 0) failures.push(`\n── ${step.name}`, ...describeFailures(report, output));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  lines.push(
    `${counts.failed === 0 ? 'ok  ' : 'FAIL'} ${step.name.padEnd(16)}${seconds.padStart(7)} s  ${counts.passed} passed, ${counts.failed} failed`,
  );
}

console.log(`\n${lines.join('\n')}`);
if (failures.length > 0) console.log(failures.join('\n'));
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}
