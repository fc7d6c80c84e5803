import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AwsCall } from '../call.ts';
import { checkRights, formPrincipal } from './caller-rights.ts';
import { readUploadForm } from './form-fields.ts';
import type { Forwarder } from './forward.ts';
import type { ProxyInput } from './proxy.ts';
import { readBody } from './read-body.ts';

/** Takes a browser's form that uploads a file: who signed its policy must have the right to put the object. */
export type FormUpload = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  bucket: string,
) => Promise<void>;

export function createFormUpload(input: ProxyInput, s3: Forwarder | undefined): FormUpload {
  return async (incoming, outgoing, bucket) => {
    const body = await readBody(incoming);
    const form = readUploadForm(body, incoming.headers['content-type'] ?? '');
    const principal = formPrincipal(form, bucket, input.principals);
    const call: AwsCall = {
      service: 's3',
      operation: 'PutObject',
      method: 'POST',
      path: `/${bucket}`,
      query: new URLSearchParams(),
      headers: incoming.headers,
      parameters: { bucket, key: form.fields.get('key') ?? '' },
      input: undefined,
    };
    checkRights(principal, call, input.world, input.log);
    input.checkObjectLock(call);
    s3?.forward(incoming, outgoing, body, {
      headers: input.corsHeaders(bucket, incoming.headers.origin, 'POST'),
      insteadOfMissing: undefined,
    });
  };
}
