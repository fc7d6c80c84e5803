import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { type HttpAnswer, textAnswer } from '../api/http-answer.ts';
import { type ResolvedTemplate, type Resource, readProperties, region } from '../resources.ts';
import { localCredentials } from './local-credentials.ts';

const deploymentProperties = z.object({
  SourceObjectKeys: z.array(z.string()),
  DestinationBucketName: z.string(),
  DestinationBucketKeyPrefix: z.string().default(''),
  SystemMetadata: z.object({ 'cache-control': z.string().optional() }).default({}),
});

/** Creates the template's buckets, and copies the assets into them that a deployment would copy. */
export async function createBuckets(
  template: ResolvedTemplate,
  assets: ReadonlyMap<string, string>,
  endpoint: string,
): Promise<void> {
  const client = new S3Client({
    endpoint,
    region,
    credentials: localCredentials,
    forcePathStyle: true,
  });
  try {
    for (const bucket of template.byType('AWS::S3::Bucket'))
      await client.send(new CreateBucketCommand({ Bucket: bucket.name }));
    for (const deployment of template.byType('Custom::CDKBucketDeployment'))
      await deploy(client, deployment, assets);
  } finally {
    client.destroy();
  }
}

async function deploy(
  client: S3Client,
  deployment: Resource,
  assets: ReadonlyMap<string, string>,
): Promise<void> {
  const properties = readProperties(deployment, deploymentProperties);
  const cacheControl = properties.SystemMetadata['cache-control'];
  for (const objectKey of properties.SourceObjectKeys) {
    const folder = assets.get(objectKey);
    if (folder === undefined) throw new Error(`The assembly does not hold the asset ${objectKey}.`);
    for (const file of await filesIn(folder))
      await client.send(
        new PutObjectCommand({
          Bucket: properties.DestinationBucketName,
          Key: join(properties.DestinationBucketKeyPrefix, relative(folder, file)),
          Body: await readFile(file),
          ContentType: contentTypes[extname(file)] ?? 'application/octet-stream',
          ...(cacheControl === undefined ? {} : { CacheControl: cacheControl }),
        }),
      );
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Headers of an object that CloudFront hands on to people. */
const passedOn = ['content-type', 'cache-control', 'etag', 'last-modified', 'content-disposition'];

/** Reads a bucket as CloudFront does for a page's images and scripts. */
export function objectReader(
  endpoint: string,
): (bucket: string, key: string) => Promise<HttpAnswer> {
  return async (bucket, key) => {
    const found = await fetch(`${endpoint}/${bucket}/${key}`);
    // Without the right to list, S3 answers 403 for what is not there.
    if (!found.ok) {
      await found.body?.cancel();
      return textAnswer(403, 'text/plain', 'Access denied');
    }
    const headers: Record<string, string> = {};
    for (const name of passedOn) {
      const value = found.headers.get(name);
      if (value !== null) headers[name] = value;
    }
    return { status: 200, headers, body: Buffer.from(await found.arrayBuffer()) };
  };
}
