import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { AwsError } from '../call.ts';
import type { UploadForm } from './form-fields.ts';
import { signingKey } from './signing-key.ts';

const condition = z.union([
  z.record(z.string(), z.string()),
  z.tuple([z.enum(['eq', 'starts-with']), z.string().startsWith('$'), z.string()]),
  z.tuple([z.literal('content-length-range'), z.coerce.number(), z.coerce.number()]),
]);
const policySchema = z.object({ expiration: z.iso.datetime(), conditions: z.array(condition) });

/** Fields that a policy says nothing of; all others it must name. */
const free = /^(?:policy|file|x-amz-signature|x-ignore-.*)$/;

/**
 * Checks an upload by a form as S3 does, because people hold the form and may change it: signed, not expired, every field
 * as its policy wants it, the file no larger or smaller.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 * @throws AwsError `SignatureDoesNotMatch`, `AccessDenied`, `EntityTooLarge`, `EntityTooSmall`.
 */
export function checkPostPolicy(
  { fields, size }: UploadForm,
  bucket: string,
  { secretAccessKey, now }: { secretAccessKey: string; now: number },
): void {
  checkSignature(fields, secretAccessKey);
  const { expiration, conditions } = readPolicy(fields.get('policy') ?? '');
  if (!(now <= Date.parse(expiration))) throw denied('Policy expired.');
  const given = new Map([...fields, ['bucket', bucket]]);
  const named = new Set<string>();
  for (const [kind, name, wanted] of conditions.flatMap(asTriples)) {
    if (kind === 'content-length-range') {
      checkSize(size, Number(name), Number(wanted));
      continue;
    }
    named.add(name);
    const value = given.get(name) ?? '';
    const holds = kind === 'eq' ? value === wanted : value.startsWith(wanted);
    if (!holds) throw denied(`Policy Condition failed: ["${kind}", "$${name}", "${wanted}"]`);
  }
  const extra = [...fields.keys()].filter((name) => !named.has(name) && !free.test(name));
  if (extra.length > 0) throw denied(`Extra input fields: ${extra.join(', ')}`);
}

function checkSignature(fields: UploadForm['fields'], secretAccessKey: string): void {
  const credential = (fields.get('x-amz-credential') ?? '').split('/').slice(-4);
  const key = signingKey(secretAccessKey, credential);
  const expected = createHmac('sha256', key)
    .update(fields.get('policy') ?? '')
    .digest();
  const given = Buffer.from(fields.get('x-amz-signature') ?? '', 'hex');
  if (given.length === expected.length && timingSafeEqual(given, expected)) return;
  throw new AwsError(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided.',
    403,
  );
}

function readPolicy(encoded: string): z.output<typeof policySchema> {
  const parsed = policySchema.safeParse(JSON.parse(Buffer.from(encoded, 'base64').toString()));
  if (parsed.success) return parsed.data;
  throw new AwsError('InvalidPolicyDocument', 'Invalid Policy: the document is not understood.');
}

type Triple = readonly [kind: string, name: string, wanted: string];

function asTriples(given: z.output<typeof condition>): Triple[] {
  if (!Array.isArray(given)) {
    return Object.entries(given).map(([name, wanted]) => ['eq', name.toLowerCase(), wanted]);
  }
  const [kind, name, wanted] = given;
  return [[kind, String(name).replace('$', '').toLowerCase(), String(wanted)]];
}

function checkSize(size: number, least: number, most: number): void {
  if (size > most) {
    throw new AwsError(
      'EntityTooLarge',
      'Your proposed upload exceeds the maximum allowed object size.',
    );
  }
  if (size < least) {
    throw new AwsError(
      'EntityTooSmall',
      'Your proposed upload is smaller than the minimum allowed object size.',
    );
  }
}

const denied = (why: string) =>
  new AwsError('AccessDenied', `Invalid according to Policy: ${why}`, 403);
