import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { noticeKinds } from '../../../../functions/engagement/outbound/notice.ts';
import { readLocalHosts } from '../../../../shared/fetching/local-hosts.ts';
import { createSafePost, type Posted } from '../../../../shared/fetching/safe-post.ts';
import { freePort } from '../../../builders/dynamodb-process.ts';
import { aNotice, outboundWorld, url } from './outbound-world.ts';

const page = await readFile('docs/webhooks.md', 'utf8');

/** The receiver of the documentation, as whoever copies it runs it. */
async function receiver(secret: string) {
  const [, code] = /```js\n([\s\S]*?)```/.exec(page) ?? [];
  const folder = await mkdtemp(join(tmpdir(), 'receiver-'));
  const file = join(folder, 'receiver.mjs');
  await writeFile(file, code ?? '');
  const port = await freePort();
  const program = spawn(process.execPath, [file], {
    env: { PORT: String(port), WEBHOOK_SECRET: secret },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(async () => {
    program.kill();
    await once(program, 'exit');
    await rm(folder, { recursive: true });
  });
  let said = '';
  const ready = Promise.withResolvers<void>();
  program.stdout.on('data', (text) => {
    said += String(text);
    if (said.includes('ready')) ready.resolve();
  });
  await ready.promise;
  const localHosts = readLocalHosts(`{"hooks.retie.example":"http://127.0.0.1:${port}"}`);
  return { post: createSafePost({ localHosts }).post, said: () => said };
}

test('the receiver of the documentation takes our notices, once each, and nobody else’s', async () => {
  const world = await outboundWorld();
  world.now.set(new Date().toISOString());
  const { id, secret } = await world.register();
  const { post, said } = await receiver(secret);
  const sent: Posted[] = [];
  Object.assign(world.deps, {
    post: (to: string, posted: Posted) => {
      sent.push(posted);
      return post(to, posted);
    },
  });
  world.happened.push(aNotice({ at: world.now().toISOString() }));
  await world.tell();
  await world.work();
  expect(await world.delivered(id)).toMatchObject([{ state: 'delivered', lastStatus: 204 }]);
  const [notice] = sent;
  if (!notice) throw new Error('nothing was sent');
  expect((await post(url, notice)).status).toBe(204);
  const forged = { ...notice, body: Buffer.from(String(notice.body).replace('iss_1', 'iss_2')) };
  expect((await post(url, forged)).status).toBe(401);
  const old = { ...notice.headers, 'webhook-timestamp': '1700000000' };
  expect((await post(url, { ...notice, headers: old })).status).toBe(401);
  expect(said().match(/issue\.sent/g)).toHaveLength(1);
  expect(said()).toContain("issueId: 'iss_1'");
});

test('the documentation names every kind of notice', () => {
  for (const kind of noticeKinds) expect(page).toContain(`| \`${kind}\` |`);
});
