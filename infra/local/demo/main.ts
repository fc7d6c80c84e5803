import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { messyExport } from './messy-export.ts';
import { type DemoResult, runDemo } from './run-demo.ts';

const usage = `Usage: npm run demo -- [options]
  --csv FILE   import this list instead of 3,000 rows of made-up people
  --json       print one JSON object and nothing else`;

const generatedRows = 3000;

async function main(): Promise<void> {
  // An end by a signal alone would leave the folder of the local cloud behind.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => process.exit(130));
  const { csv, json } = readOptions();
  const list = csv === undefined ? messyExport({ rows: generatedRows }).bytes : await readList(csv);
  const fileName = csv === undefined ? `${generatedRows} made-up rows.csv` : basename(csv);
  const tell = json ? () => {} : (sentence: string) => console.log(sentence);
  const result = await runDemo({ fileName, list, tell });
  console.log(json ? JSON.stringify(result) : report(result));
  if (!isGood(result)) process.exitCode = 1;
}

function readOptions() {
  try {
    const options = { csv: { type: 'string' }, json: { type: 'boolean', default: false } } as const;
    return parseArgs({ options }).values;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

async function readList(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch {
    return fail(`There is no file ${path} that can be read.`);
  }
}

function fail(message: string): never {
  console.error(`${message}\n\n${usage}`);
  process.exit(2);
}

/** Nobody lost or doubled, and the mails as they must be. */
function isGood({ doubled, lost, mail, escaping }: DemoResult): boolean {
  return (
    doubled === 0 &&
    lost === 0 &&
    [...Object.values(mail), ...Object.values(escaping)].every((value) => value !== false)
  );
}

function report({ imported, planned, sent, dropped, failed, doubled, lost, ...rest }: DemoResult) {
  const list = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .map(([reason, count]) => `\n    ${String(count).padStart(5)}  ${reason}`)
      .join('') || ' none';
  const sign = (isRight: boolean) => (isRight ? 'yes' : 'NO');
  const { mail, escaping, seconds } = rest;
  return `
  Imported   ${imported.accepted} accepted, ${imported.merged} merged, refused:${list(imported.refused)}
  Once more  ${rest.imported_again.accepted} accepted, ${rest.imported_again.merged} merged
  Planned    ${planned}
  Sent       ${sent}
  Dropped   ${list(dropped)}
  Failed    ${list(failed)}
  Doubled    ${doubled}
  Lost       ${lost}

  One mail by chance, to ${mail.to}
    ${mail.subject}
    language ${mail.language}, ${mail.html_bytes} bytes of HTML
    text part                      ${sign(mail.has_text_part)}
    one-click headers, List-Id     ${sign(mail.has_one_click_headers && mail.has_list_id)}
    one click ends the newsletter  ${sign(mail.one_click_works)}
  ${escaping.name} is shown as typed in subject, text and HTML: ${sign(escaping.subject && escaping.text && escaping.html)}

  ${seconds} seconds
`;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
