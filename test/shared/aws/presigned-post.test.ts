import { expect, test } from 'vitest';
import { presignPost } from '../../../shared/aws/presigned-post.ts';
import { signText } from '../../../shared/aws/signature.ts';
import { testClock } from '../../builders/clock.ts';

const environment = {
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
};
const rule = { bucket: 'images', key: 'uploads/a', largest: 12_000 };
const now = testClock('2026-11-22T12:00:00Z');

const policyOf = ({ fields }: { fields: Readonly<Record<string, string>> }) =>
  JSON.parse(Buffer.from(fields.policy ?? '', 'base64').toString());

test('a form may put one file of a limited size in one place within an hour', () => {
  const form = presignPost({ ...rule, thenTo: 'https://site.example/done' }, { environment, now });
  expect(form.url).toBe('https://images.s3.eu-west-1.amazonaws.com/');
  expect(policyOf(form)).toEqual({
    expiration: '2026-11-22T13:00:00.000Z',
    conditions: [
      { bucket: 'images' },
      ['content-length-range', 1, 12_000],
      { key: 'uploads/a' },
      { success_action_redirect: 'https://site.example/done' },
      { 'x-amz-algorithm': 'AWS4-HMAC-SHA256' },
      { 'x-amz-credential': 'AKIDEXAMPLE/20261122/eu-west-1/s3/aws4_request' },
      { 'x-amz-date': '20261122T120000Z' },
    ],
  });
});

test('every field but policy and signature is one that the policy demands', () => {
  const form = presignPost(rule, {
    environment: { ...environment, AWS_SESSION_TOKEN: 'session' },
    now,
  });
  const demanded = policyOf(form).conditions.filter((each: object) => !Array.isArray(each));
  const { policy: _policy, 'x-amz-signature': _signature, ...fields } = form.fields;
  expect(Object.assign({}, ...demanded)).toEqual({ bucket: 'images', ...fields });
  expect(fields['x-amz-security-token']).toBe('session');
});

test('is signed as AWS does in its own example of a POST policy', () => {
  // https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-post-example.html
  const policy =
    'eyAiZXhwaXJhdGlvbiI6ICIyMDE1LTEyLTMwVDEyOjAwOjAwLjAwMFoiLA0KICAiY29uZGl0aW9ucyI6IFsNCiAgICB7ImJ1Y2tldCI6ICJzaWd2NGV4YW1wbGVidWNrZXQifSwNCiAgICBbInN0YXJ0cy13aXRoIiwgIiRrZXkiLCAidXNlci91c2VyMS8iXSwNCiAgICB7ImFjbCI6ICJwdWJsaWMtcmVhZCJ9LA0KICAgIHsic3VjY2Vzc19hY3Rpb25fcmVkaXJlY3QiOiAiaHR0cDovL3NpZ3Y0ZXhhbXBsZWJ1Y2tldC5zMy5hbWF6b25hd3MuY29tL3N1Y2Nlc3NmdWxfdXBsb2FkLmh0bWwifSwNCiAgICBbInN0YXJ0cy13aXRoIiwgIiRDb250ZW50LVR5cGUiLCAiaW1hZ2UvIl0sDQogICAgeyJ4LWFtei1tZXRhLXV1aWQiOiAiMTQzNjUxMjM2NTEyNzQifSwNCiAgICB7IngtYW16LXNlcnZlci1zaWRlLWVuY3J5cHRpb24iOiAiQUVTMjU2In0sDQogICAgWyJzdGFydHMtd2l0aCIsICIkeC1hbXotbWV0YS10YWciLCAiIl0sDQoNCiAgICB7IngtYW16LWNyZWRlbnRpYWwiOiAiQUtJQUlPU0ZPRE5ON0VYQU1QTEUvMjAxNTEyMjkvdXMtZWFzdC0xL3MzL2F3czRfcmVxdWVzdCJ9LA0KICAgIHsieC1hbXotYWxnb3JpdGhtIjogIkFXUzQtSE1BQy1TSEEyNTYifSwNCiAgICB7IngtYW16LWRhdGUiOiAiMjAxNTEyMjlUMDAwMDAwWiIgfQ0KICBdDQp9';
  expect(
    signText(
      policy,
      '20151229/us-east-1/s3/aws4_request',
      'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    ),
  ).toBe('8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e');
});
