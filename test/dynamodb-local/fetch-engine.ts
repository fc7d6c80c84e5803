import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { root } from '../../infra/build/paths.ts';

const run = promisify(execFile);

/** The package that holds DynamoDB Local, 57 MB: fetched when it is wanted, without what else it would install. */
const packed = 'amplify-dynamodb-simulator@2.9.30';
const folder = `${root}/.local/dynamodb-local`;

/** The folder of DynamoDB Local's jar; fetched by npm the first time. */
export async function fetchEngine(): Promise<string> {
  const engine = `${folder}/package/emulator`;
  if (existsSync(`${engine}/DynamoDBLocal.jar`)) return engine;
  const fresh = `${folder}-${process.pid}`;
  await mkdir(fresh, { recursive: true });
  console.log(`fetching ${packed}`);
  const { stdout } = await run('npm', ['pack', packed, '--json', '--pack-destination', fresh]);
  const [{ filename }] = JSON.parse(stdout);
  await run('tar', ['-xzf', `${fresh}/${filename}`, '-C', fresh]);
  await rm(`${fresh}/${filename}`);
  await rm(folder, { recursive: true, force: true });
  await rename(fresh, folder);
  return engine;
}
