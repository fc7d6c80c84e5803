/** What the address and headers of a call say about it, before its body is read. */
export interface Addressed {
  operation: string;
  parameters: Readonly<Record<string, string>>;
}

type Route = readonly [method: string, path: RegExp, operation: string];

const v2 = '/v2/email';
const routes: Readonly<Record<string, readonly Route[]>> = {
  ses: [
    ['POST', new RegExp(`^${v2}/outbound-bulk-emails$`), 'SendBulkEmail'],
    ['POST', new RegExp(`^${v2}/outbound-emails$`), 'SendEmail'],
    ['POST', new RegExp(`^${v2}/templates$`), 'CreateEmailTemplate'],
    ['GET', new RegExp(`^${v2}/templates$`), 'ListEmailTemplates'],
    ['POST', new RegExp(`^${v2}/templates/(?<name>[^/]+)/render$`), 'TestRenderEmailTemplate'],
    ['GET', new RegExp(`^${v2}/templates/(?<name>[^/]+)$`), 'GetEmailTemplate'],
    ['PUT', new RegExp(`^${v2}/templates/(?<name>[^/]+)$`), 'UpdateEmailTemplate'],
    ['DELETE', new RegExp(`^${v2}/templates/(?<name>[^/]+)$`), 'DeleteEmailTemplate'],
    ['GET', new RegExp(`^${v2}/account$`), 'GetAccount'],
    ['GET', new RegExp(`^${v2}/identities/(?<name>[^/]+)$`), 'GetEmailIdentity'],
    ['PUT', new RegExp(`^${v2}/suppression/addresses$`), 'PutSuppressedDestination'],
    ['GET', new RegExp(`^${v2}/suppression/addresses$`), 'ListSuppressedDestinations'],
    ['GET', new RegExp(`^${v2}/suppression/addresses/(?<name>[^/]+)$`), 'GetSuppressedDestination'],
    [
      'DELETE',
      new RegExp(`^${v2}/suppression/addresses/(?<name>[^/]+)$`),
      'DeleteSuppressedDestination',
    ],
  ],
  scheduler: [
    ['POST', /^\/schedules\/(?<name>[^/]+)$/, 'CreateSchedule'],
    ['PUT', /^\/schedules\/(?<name>[^/]+)$/, 'UpdateSchedule'],
    ['GET', /^\/schedules\/(?<name>[^/]+)$/, 'GetSchedule'],
    ['DELETE', /^\/schedules\/(?<name>[^/]+)$/, 'DeleteSchedule'],
    ['GET', /^\/schedules$/, 'ListSchedules'],
  ],
};

/**
 * Names the call: by `X-Amz-Target` for JSON services, by method and path for REST ones. The operation is
 * empty where only the body tells (SES v1 forms) or where nothing known matches.
 */
export function addressOf(
  service: string,
  method: string,
  path: string,
  query: URLSearchParams,
  target: string | undefined,
): Addressed {
  if (target) return { operation: target.slice(target.lastIndexOf('.') + 1), parameters: {} };
  if (service === 's3') return addressOfObject(method, path, query);
  for (const [verb, pattern, operation] of routes[service] ?? []) {
    const match = verb === method ? pattern.exec(path) : null;
    if (match) return { operation, parameters: decoded(match.groups) };
  }
  return { operation: '', parameters: {} };
}

function decoded(groups: Record<string, string> | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]),
  );
}

function addressOfObject(method: string, path: string, query: URLSearchParams): Addressed {
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(decodeURIComponent(path)) ?? [];
  const operation = key === '' ? bucketOperation(method, query) : objectOperation(method, query);
  return { operation, parameters: { bucket, key } };
}

function bucketOperation(method: string, query: URLSearchParams): string {
  if (method === 'POST') return query.has('delete') ? 'DeleteObjects' : '';
  if (method === 'HEAD') return 'HeadBucket';
  if (method !== 'GET') return '';
  if (query.has('uploads')) return 'ListMultipartUploads';
  return query.has('location') ? 'GetBucketLocation' : 'ListObjects';
}

const objectOperations: Readonly<Record<string, readonly [uploading: string, otherwise: string]>> =
  {
    GET: ['ListParts', 'GetObject'],
    HEAD: ['', 'HeadObject'],
    PUT: ['UploadPart', 'PutObject'],
    POST: ['CompleteMultipartUpload', ''],
    DELETE: ['AbortMultipartUpload', 'DeleteObject'],
  };

function objectOperation(method: string, query: URLSearchParams): string {
  if (query.has('tagging'))
    return { GET: 'GetObjectTagging', PUT: 'PutObjectTagging' }[method] ?? '';
  if (method === 'POST' && query.has('uploads')) return 'CreateMultipartUpload';
  return objectOperations[method]?.[query.has('uploadId') ? 0 : 1] ?? '';
}
