import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBuckets, objectReader } from '../../../../infra/local/emulators/buckets.ts';
import { type Fauxqs, startFauxqsThread } from '../../../../infra/local/emulators/fauxqs.ts';
import { resolveTemplate } from '../../../../infra/local/template/resolve-template.ts';
import { addresses, anAssembly } from '../assemblies.ts';

let fauxqs: Fauxqs;
beforeAll(async () => {
  fauxqs = await startFauxqsThread(undefined);
});
afterAll(() => fauxqs.stop());

it('copies deployed assets into their bucket, under their prefix and with their type', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vanhier-asset-'));
  mkdirSync(join(folder, 'styles'));
  writeFileSync(join(folder, 'styles', 'site.css'), 'a{}');
  const template = resolveTemplate(
    anAssembly({
      App: {
        Resources: {
          Files: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'files' } },
          Copy: {
            Type: 'Custom::CDKBucketDeployment',
            Properties: {
              SourceObjectKeys: ['site.zip'],
              DestinationBucketName: { Ref: 'Files' },
              DestinationBucketKeyPrefix: 'assets',
              SystemMetadata: { 'cache-control': 'public, max-age=60' },
            },
          },
        },
      },
    }),
    addresses,
  );
  await createBuckets(template, new Map([['site.zip', folder]]), fauxqs.endpoint);

  const read = objectReader(fauxqs.endpoint);
  expect(await read('files', 'assets/styles/site.css')).toMatchObject({
    status: 200,
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=60' },
    body: Buffer.from('a{}'),
  });
  expect(await read('files', 'assets/none.css')).toMatchObject({ status: 403 });
});

it('names the asset that the assembly lacks', async () => {
  const template = resolveTemplate(
    anAssembly({
      App: {
        Resources: {
          Copy: {
            Type: 'Custom::CDKBucketDeployment',
            Properties: { SourceObjectKeys: ['lost.zip'], DestinationBucketName: 'files' },
          },
        },
      },
    }),
    addresses,
  );
  await expect(createBuckets(template, new Map(), fauxqs.endpoint)).rejects.toThrow('lost.zip');
});
