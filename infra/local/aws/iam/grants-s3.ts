import type { AwsCall } from '../call.ts';
import { list, text } from '../narrow.ts';
import type { Need } from './grants.ts';

const actions: Readonly<Record<string, string>> = {
  GetObject: 's3:GetObject',
  HeadObject: 's3:GetObject',
  PutObject: 's3:PutObject',
  UploadPart: 's3:PutObject',
  CreateMultipartUpload: 's3:PutObject',
  CompleteMultipartUpload: 's3:PutObject',
  AbortMultipartUpload: 's3:AbortMultipartUpload',
  ListParts: 's3:ListMultipartUploadParts',
  DeleteObject: 's3:DeleteObject',
  GetObjectTagging: 's3:GetObjectTagging',
  PutObjectTagging: 's3:PutObjectTagging',
  ListObjects: 's3:ListBucket',
  HeadBucket: 's3:ListBucket',
  ListMultipartUploads: 's3:ListBucketMultipartUploads',
  GetBucketLocation: 's3:GetBucketLocation',
};

/**
 * Rights of an S3 call in path style. For `DeleteObjects` the input is the list of keys in its body.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 */
export function s3Grants(call: AwsCall): readonly Need[] {
  const { bucket = '', key = '' } = call.parameters;
  if (call.operation === 'DeleteObjects') {
    return list(call.input).map((each) => onObject('s3:DeleteObject', bucket, text(each)));
  }
  const action = actions[call.operation];
  if (!action || !bucket) return [];
  if (key === '') return [onBucket(action, bucket, call.query)];
  return [onObject(action, bucket, key), ...copied(call)];
}

function onObject(action: string, bucket: string, key: string): Need {
  return { action, resource: `arn:aws:s3:::${bucket}/${key}` };
}

function onBucket(action: string, bucket: string, query: URLSearchParams): Need {
  const only = (name: string) => {
    const value = query.get(name);
    return value === null ? undefined : [value];
  };
  return {
    action,
    resource: `arn:aws:s3:::${bucket}`,
    context: { 's3:prefix': () => only('prefix'), 's3:delimiter': () => only('delimiter') },
  };
}

function copied(call: AwsCall): Need[] {
  const source = text(call.headers['x-amz-copy-source']);
  const match = /^\/?([^/]+)\/(.+)$/.exec(decodeURIComponent(source));
  return match ? [onObject('s3:GetObject', match[1] ?? '', match[2] ?? '')] : [];
}
