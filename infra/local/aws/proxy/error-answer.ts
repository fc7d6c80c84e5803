import { randomUUID } from 'node:crypto';
import type { AwsAnswer, AwsError } from '../call.ts';

export type Protocol = 'json' | 'rest-json' | 'query' | 's3';

/** How the service of a call speaks, which decides the shape of its errors. */
export function protocolOf(service: string, target: string | undefined, form: boolean): Protocol {
  if (target) return 'json';
  if (service === 's3') return 's3';
  return form ? 'query' : 'rest-json';
}

/** An error in the form that the SDK of this protocol reads its name and message from. */
export function errorAnswer(protocol: Protocol, error: AwsError): Exclude<AwsAnswer, 'hang-up'> {
  const { code, message, status } = error;
  switch (protocol) {
    case 'json':
      return {
        status,
        headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': code },
        body: JSON.stringify({ __type: code, message, Message: message }),
      };
    case 'rest-json':
      return {
        status: code === 'AccessDeniedException' ? 403 : status,
        headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
        body: JSON.stringify({ message, Message: message }),
      };
    case 'query':
      return {
        status: code.startsWith('AccessDenied') ? 403 : status,
        headers: { 'content-type': 'text/xml' },
        body: `<ErrorResponse><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${code.replace(/^AccessDeniedException$/, 'AccessDenied')}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
      };
    case 's3':
      return {
        status: code.startsWith('AccessDenied') ? 403 : status,
        headers: { 'content-type': 'application/xml' },
        body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code.replace(/^AccessDeniedException$/, 'AccessDenied')}</Code><Message>${escapeXml(message)}</Message></Error>`,
      };
  }
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
