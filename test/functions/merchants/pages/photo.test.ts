import { describe, expect, test } from 'vitest';
import { managedMerchant, pagesWorld, textOf } from './pages-world.ts';

/** Names and values of the hidden fields of a form. */
const hiddenFields = (body: string): Record<string, string> =>
  Object.fromEntries(
    [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')],
    ),
  );

async function chosen() {
  const world = await pagesWorld();
  const { merchant, token } = await managedMerchant(world);
  const page = await world.site.get(`/merchants/nl/photo?token=${token}`);
  const fields = hiddenFields(page.body);
  const upload = new URL(fields.success_action_redirect ?? '').searchParams.get('upload') ?? '';
  return { world, merchant, token, page, fields, upload };
}

const noAlt = { 'alt-nl': '', 'alt-fr': '', 'alt-en': '' };

describe('uploading a photo', () => {
  test('goes straight to the bucket, by a form that needs no script', async () => {
    const { merchant, page, fields, upload } = await chosen();
    const action = 'https://images.s3.eu-west-1.amazonaws.com/';
    expect(page.body).toContain(`action="${action}" enctype="multipart/form-data"`);
    expect(page.headers['content-security-policy']).toContain(
      "form-action 'self' https://images.s3.eu-west-1.amazonaws.com;",
    );
    expect(fields.key).toBe(`uploads/merchants/${merchant.id}/${upload}`);
    // S3 reads no field after the file.
    expect(page.body.indexOf('name="file"')).toBeGreaterThan(
      page.body.lastIndexOf('type="hidden"'),
    );
  });

  test('has a place of its own each time', async () => {
    const { world, token, upload } = await chosen();
    const again = hiddenFields((await world.site.get(`/merchants/nl/photo?token=${token}`)).body);
    expect(again.key).not.toContain(upload);
  });

  test('then asks what the photo shows, and only then has it made', async () => {
    const { world, merchant, token, fields, upload } = await chosen();
    const describe = await world.site.get(`${fields.success_action_redirect}&bucket=images&key=x`);
    expect(textOf(describe.body)).toContain('Wat is er op de foto te zien?');
    expect(world.photoMessages).toEqual([]);
    const path = '/merchants/nl/photo-uploaded';
    const form = { ...noAlt, token, upload };
    const missing = await world.site.post(path, { ...form, 'alt-fr': 'Anne' });
    expect(missing.statusCode).toBe(422);
    expect(missing.body).toContain('value="Anne"');
    expect(world.photoMessages).toEqual([]);
    const done = await world.site.post(path, { ...form, 'alt-nl': ' An\tachter de toog ' });
    expect(done.headers.location).toBe(`/merchants/nl/manage?token=${token}#photo`);
    expect(world.photoMessages).toEqual([
      {
        task: 'prepare',
        merchantId: merchant.id,
        uploadId: upload,
        alt: { nl: 'An achter de toog' },
        by: 'merchant',
      },
    ]);
    expect(await world.photoJobs.read(merchant.id)).toMatchObject({ state: 'waiting' });
  });

  test('is for whoever holds the link, and of nothing but an upload of ours', async () => {
    const { world, token, upload } = await chosen();
    const path = '/merchants/nl/photo-uploaded';
    const forged = await world.site.post(path, { ...noAlt, upload, token: 'a.b.c' });
    const other = await world.site.post(path, { ...noAlt, token, upload: '../../images/x' });
    const none = await world.site.get('/merchants/nl/photo?token=');
    expect([forged, other, none].map(({ statusCode }) => statusCode)).toEqual([400, 400, 400]);
  });
});
