import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { presignPost } from '../../shared/aws/presigned-post.ts';
import { systemClock } from '../../shared/clock.ts';
import { pageHeaders } from '../../shared/http/security-headers.ts';
import { styleHash } from '../../shared/pages/style.ts';
import { useStage } from './stage.ts';

const stage = useStage();
const photo = Buffer.from([0xff, 0xd8, 0xff, 0x0d, 0x0a, 0x2d, 0x2d, 0x00]);

/** The form by which `merchants/public` lets a browser upload a photo, signed as that function signs it. */
function uploadForm() {
  const { siteUrl, awsUrl, output, credentialsOf } = stage().cloud;
  const { accessKeyId, secretAccessKey } = credentialsOf('merchants/public');
  return presignPost(
    {
      bucket: output('ImagesBucket'),
      key: 'uploads/merchants/mer_1/a',
      largest: 1000,
      thenTo: `${siteUrl}/newsletter/nl/retie?token=abc`,
    },
    {
      environment: {
        AWS_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        AWS_ENDPOINT_URL: awsUrl,
      },
      now: systemClock,
    },
  );
}

/** Opens a page of the site that holds the form, under the policy that pages with such a form have, or under the usual one. */
async function openForm(page: Page, { allowed }: { allowed: boolean }) {
  const { url, fields } = uploadForm();
  const hidden = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${value}">`,
  );
  const address = `${stage().cloud.siteUrl}/newsletter/nl`;
  await page.route(address, (route) =>
    route.fulfill({
      headers: pageHeaders(styleHash, allowed ? { formsTo: url } : {}),
      body: `<!doctype html><form method="post" enctype="multipart/form-data" action="${url}">
        ${hidden.join('')}<input type="file" name="file"><button>Opladen</button></form>`,
    }),
  );
  await page.goto(address);
  await page.setInputFiles('input[type=file]', {
    name: 'mijn winkel é.jpg',
    mimeType: 'image/jpeg',
    buffer: photo,
  });
}

const uploaded = async (): Promise<Buffer | undefined> => {
  const client = new S3Client({
    endpoint: stage().cloud.awsUrl,
    region: 'eu-west-1',
    credentials: stage().cloud.adminCredentials,
    forcePathStyle: true,
  });
  const get = new GetObjectCommand({
    Bucket: stage().cloud.output('ImagesBucket'),
    Key: 'uploads/merchants/mer_1/a',
  });
  const found = await client.send(get).catch(() => undefined);
  return found?.Body && Buffer.from(await found.Body.transformToByteArray());
};

describe('a form that uploads a file to the bucket', () => {
  it('goes nowhere from a page that does not say so', async () => {
    // Not a page of the stage, whose tests fail where a browser refuses something.
    const page = await stage().browser.newPage();
    await openForm(page, { allowed: false });
    const refusal = page.waitForEvent('console', (message) => /form-action/.test(message.text()));
    await page.getByRole('button', { name: 'Opladen' }).click({ noWaitAfter: true });
    await refusal;
    expect(await uploaded()).toBeUndefined();
    await page.close();
  });

  it('brings the file there without a script, and the person back to the site', async () => {
    const page = await stage().phone();
    await openForm(page, { allowed: true });
    await page.getByRole('button', { name: 'Opladen' }).click();
    await page.waitForURL(/\/newsletter\/nl\/retie\?token=abc/);
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
    expect((await uploaded())?.equals(photo)).toBe(true);
  });
});
