import { createHmac } from 'node:crypto';

/** The key of Signature Version 4 for a scope: date, region, service, `aws4_request`. */
export const signingKey = (secretAccessKey: string, scope: readonly string[]): Buffer =>
  scope.reduce<Buffer>(
    (previous, part) => createHmac('sha256', previous).update(part).digest(),
    Buffer.from(`AWS4${secretAccessKey}`),
  );
