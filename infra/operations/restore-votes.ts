import { readFile } from 'node:fs/promises';
import { RestoreError, restoreVotes } from '../../functions/voting/index.ts';
import { commandOptions } from '../../shared/command-options.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { operatorEnvironment } from './operator-environment.ts';

/**
 * Puts the votes of one contest back from its backup. Run by hand, with the credentials of someone who may read and write the
 * table of votes; see docs/operations.md.
 */
const asked = commandOptions({
  allowPositionals: true,
  options: { table: { type: 'string' }, sha256: { type: 'string' } },
});
const { table, sha256 } = asked?.values ?? {};
const [path, ...others] = asked?.positionals ?? [];

if (!path || others.length > 0 || !table || !sha256?.match(/^[0-9a-f]{64}$/)) {
  console.error('Usage: npm run voting:restore -- FILE --table NAME --sha256 HASH');
  process.exitCode = 2;
} else {
  process.exitCode = await restore(path, table, sha256);
}

async function restore(file: string, name: string, hash: string): Promise<number> {
  const client = createDocumentClient({ environment: await operatorEnvironment() });
  const votes = createTable(client, name);
  try {
    const restored = await restoreVotes(votes, {
      text: await readFile(file, 'utf8'),
      sha256: hash,
    });
    console.log(
      `${restored.contestId}: ${restored.votes} votes, ${restored.written} items were missing and are there again.`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof RestoreError)) throw error;
    console.error(error.message);
    return 1;
  }
}
