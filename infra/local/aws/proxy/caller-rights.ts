import type { IncomingMessage } from 'node:http';
import type { Log } from '../../boundary.ts';
import { type AwsCall, AwsError } from '../call.ts';
import { authorize } from '../iam/authorize.ts';
import { type GrantWorld, grantsFor } from '../iam/grants.ts';
import type { Principal } from '../iam/principals.ts';
import { type Claim, readCredential } from './credential.ts';
import type { UploadForm } from './form-fields.ts';
import { checkPostPolicy } from './post-policy.ts';
import { checkPresigned } from './presigned.ts';

/**
 * The caller that a request claims to be.
 * @throws AwsError status 403 for an unknown access key, or a presigned URL that was changed or has expired.
 */
export function knownPrincipal(
  incoming: IncomingMessage,
  url: URL,
  claim: Claim,
  principals: ReadonlyMap<string, Principal>,
): Principal {
  const principal = principalOf(claim, principals);
  if (claim.presigned) {
    const method = incoming.method ?? '';
    const request = {
      method,
      path: url.pathname,
      query: url.searchParams,
      headers: incoming.headers,
    };
    checkPresigned(request, principal.secretAccessKey, Date.now());
  }
  return principal;
}

/**
 * The caller in whose name a browser's form uploads a file.
 * @throws AwsError status 403 for an unknown access key or a form that its policy does not cover.
 */
export function formPrincipal(
  form: UploadForm,
  bucket: string,
  principals: ReadonlyMap<string, Principal>,
): Principal {
  const claim = readCredential(form.fields.get('x-amz-credential') ?? '');
  if (!claim) throw new AwsError('AccessDenied', 'The form is not signed.', 403);
  const principal = principalOf(claim, principals);
  checkPostPolicy(form, bucket, {
    secretAccessKey: principal.secretAccessKey,
    now: Date.now(),
  });
  return principal;
}

function principalOf(
  { accessKeyId, service }: Omit<Claim, 'presigned'>,
  principals: ReadonlyMap<string, Principal>,
): Principal {
  const principal = principals.get(accessKeyId);
  if (principal) return principal;
  const code = service === 's3' ? 'InvalidAccessKeyId' : 'UnrecognizedClientException';
  throw new AwsError(code, `No function has the access key ${accessKeyId}.`, 403);
}

/**
 * Refuses a call that the caller's role does not allow, and logs it, since it would fail in AWS too.
 * @throws AwsError `AccessDeniedException` that names caller, action and resource.
 */
export function checkRights(
  principal: Principal,
  call: AwsCall,
  world: GrantWorld,
  log: Log,
): void {
  if (principal.statements === 'everything') return;
  for (const grant of grantsFor(call, world)) {
    const decision = authorize(principal.statements, grant);
    if (decision.allowed) continue;
    const message = `${principal.name} is not authorized to perform ${grant.action} on ${grant.resource}: ${decision.reason}.`;
    log('iam', message);
    throw new AwsError('AccessDeniedException', message);
  }
}

/** S3 tells that an object is missing only to those who may list its bucket; to others it denies access. */
export function mayKnowWhatIsMissing(
  { statements }: Principal,
  call: AwsCall,
  world: GrantWorld,
): boolean {
  if (statements === 'everything' || !/^(Get|Head)Object$/.test(call.operation)) return true;
  const listing = {
    ...call,
    operation: 'ListObjects',
    parameters: { ...call.parameters, key: '' },
  };
  return grantsFor(listing, world).every((grant) => authorize(statements, grant).allowed);
}
