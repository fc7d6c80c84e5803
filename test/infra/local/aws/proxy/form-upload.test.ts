import { createHmac } from 'node:crypto';
import { CreateBucketCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { presignPost } from '../../../../../shared/aws/presigned-post.ts';
import { systemClock } from '../../../../../shared/clock.ts';
import { startTestServices, type TestServices } from '../services.ts';
import { allow, caller } from '../template-parts.ts';

let services: TestServices;
const Bucket = 'images';
const site = 'http://127.0.0.1:4000';

beforeAll(async () => {
  services = await startTestServices({
    queues: true,
    resources: {
      ...caller(allow('s3:PutObject', 'arn:aws:s3:::images/uploads/*')),
      Images: { Type: 'AWS::S3::Bucket', Properties: { BucketName: Bucket } },
    },
  });
  await new S3Client(services.as()).send(new CreateBucketCommand({ Bucket }));
});
afterAll(() => services.stop());

const scope = ['20261122', 'eu-west-1', 's3', 'aws4_request'];
const credential = ['Caller', ...scope].join('/');
const redirect = `${site}/merchants/nl/manage?token=abc`;

/** The fields that a page of ours writes into its form, signed by hand as AWS describes it. */
function signedFields({ key = 'uploads/mer_1/a', expires = 60_000 } = {}): Record<string, string> {
  const fields = {
    key,
    success_action_redirect: redirect,
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': credential,
    'x-amz-date': '20261122T000000Z',
  };
  const policy = {
    expiration: new Date(Date.now() + expires).toISOString(),
    conditions: [
      { bucket: Bucket },
      ...Object.entries(fields).map(([name, value]) => ({ [name]: value })),
      ['starts-with', '$Content-Type', 'image/'],
      ['content-length-range', 1, 1000],
    ],
  };
  const encoded = Buffer.from(JSON.stringify(policy)).toString('base64');
  const signing = scope.reduce<Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    Buffer.from('AWS4local'),
  );
  return {
    ...fields,
    'Content-Type': 'image/jpeg',
    policy: encoded,
    'x-amz-signature': createHmac('sha256', signing).update(encoded).digest('hex'),
  };
}

const photo = (bytes = 300) => Buffer.alloc(bytes, '\r\n\u0000ÿ');

function post(fields: Record<string, string>, file: Buffer | undefined = photo()) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (file) form.append('file', new Blob([Uint8Array.from(file)]), 'façade.jpg');
  return fetch(`${services.awsUrl}/${Bucket}`, { method: 'POST', body: form, redirect: 'manual' });
}

const codeOf = async (answer: Response) => [
  answer.status,
  /<Code>(.*)<\/Code>/.exec(await answer.text())?.[1],
];

describe('an upload by a form', () => {
  it('stores the file byte by byte and leads back to the page, without credentials', async () => {
    const answer = await post(signedFields());
    expect(answer.status).toBe(303);
    const back = new URL(answer.headers.get('location') ?? '');
    expect(`${back.origin}${back.pathname}`).toBe(`${site}/merchants/nl/manage`);
    expect(back.searchParams.get('token')).toBe('abc');
    expect(back.searchParams.get('key')).toBe('uploads/mer_1/a');
    const { Body, ContentType } = await new S3Client(services.as()).send(
      new GetObjectCommand({ Bucket, Key: 'uploads/mer_1/a' }),
    );
    expect(Buffer.from(await Body!.transformToByteArray()).equals(photo())).toBe(true);
    expect(ContentType).toBe('image/jpeg');
  });

  it('takes the form that our own pages sign', async () => {
    const { url, fields } = presignPost(
      { bucket: Bucket, key: 'uploads/mer_1/b', largest: 1000, thenTo: redirect },
      {
        environment: {
          AWS_REGION: 'eu-west-1',
          AWS_ACCESS_KEY_ID: 'Caller',
          AWS_SECRET_ACCESS_KEY: 'local',
          AWS_SESSION_TOKEN: 'local',
          AWS_ENDPOINT_URL: services.awsUrl,
        },
        now: systemClock,
      },
    );
    expect(url).toBe(`${services.awsUrl}/${Bucket}`);
    expect((await post(fields)).status).toBe(303);
    expect(await codeOf(await post(fields, photo(1001)))).toEqual([400, 'EntityTooLarge']);
  });

  it('is refused where a field is not as the policy wants it', async () => {
    const changed = { ...signedFields(), key: 'uploads/mer_2/a' };
    expect(await codeOf(await post(changed))).toEqual([403, 'AccessDenied']);
    const elsewhere = { ...signedFields(), success_action_redirect: 'https://evil.example' };
    expect(await codeOf(await post(elsewhere))).toEqual([403, 'AccessDenied']);
    const page = { ...signedFields(), 'Content-Type': 'text/html' };
    expect(await codeOf(await post(page))).toEqual([403, 'AccessDenied']);
    const more = { ...signedFields(), acl: 'public-read' };
    expect(await codeOf(await post(more))).toEqual([403, 'AccessDenied']);
    const { policy: _, ...without } = signedFields();
    expect(await codeOf(await post(without))).toEqual([403, 'SignatureDoesNotMatch']);
  });

  it('is refused with a policy that was changed or has expired', async () => {
    const fields = signedFields();
    const open = { expiration: '2099-01-01T00:00:00Z', conditions: [] };
    const policy = Buffer.from(JSON.stringify(open)).toString('base64');
    expect(await codeOf(await post({ ...fields, policy }))).toEqual([403, 'SignatureDoesNotMatch']);
    const late = signedFields({ expires: -1000 });
    expect(await codeOf(await post(late))).toEqual([403, 'AccessDenied']);
  });

  it('is refused when the file is larger than said, empty or missing', async () => {
    expect(await codeOf(await post(signedFields(), photo(1001)))).toEqual([400, 'EntityTooLarge']);
    expect(await codeOf(await post(signedFields(), photo(0)))).toEqual([400, 'EntityTooSmall']);
    const form = new FormData();
    form.append('key', 'uploads/a');
    const answer = await fetch(`${services.awsUrl}/${Bucket}`, { method: 'POST', body: form });
    expect(await codeOf(answer)).toEqual([400, 'MalformedPOSTRequest']);
  });

  it('is refused where the role of the function that signed it may put nothing', async () => {
    expect(await codeOf(await post(signedFields({ key: 'images/a' })))).toEqual([
      403,
      'AccessDenied',
    ]);
    expect(services.logged.join()).toContain('s3:PutObject on arn:aws:s3:::images/images/a');
    const stranger = { ...signedFields(), 'x-amz-credential': ['Stranger', ...scope].join('/') };
    expect(await codeOf(await post(stranger))).toEqual([403, 'InvalidAccessKeyId']);
  });
});
