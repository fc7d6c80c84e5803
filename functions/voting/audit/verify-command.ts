import { readFile } from 'node:fs/promises';
import { commandOptions } from '../../../shared/command-options.ts';
import { auditReport, verifyAudit } from './verify-audit.ts';

/**
 * Checks a contest's published audit log, from the file alone; anybody may. Ends with 0 when the log is whole, 1 when it is
 * not, 2 when there is no such file. `--expect`: a hash that the result's page shows; without it, lines that were taken away
 * at the end leave no trace.
 */
const asked = commandOptions({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, expect: { type: 'string' } },
});
const { expect: expected, json = false } = asked?.values ?? {};
const [path, ...others] = asked?.positionals ?? [];
const isHash = expected === undefined || /^[0-9a-f]{64}$/i.test(expected);

if (path === undefined || others.length > 0 || !isHash) {
  console.error('Usage: npm run verify:audit -- FILE [--expect HASH] [--json]   (audit.jsonl)');
  process.exitCode = 2;
} else {
  process.exitCode = await verify(path);
}

async function verify(file: string): Promise<number> {
  const bytes = await readFile(file).catch((error: unknown) => {
    console.error(`${file} cannot be read: ${error instanceof Error ? error.message : error}`);
  });
  if (!bytes) return 2;
  const verdict = verifyAudit(bytes, expected);
  console.log(json ? JSON.stringify(verdict, null, 2) : auditReport(verdict));
  return verdict.valid ? 0 : 1;
}
