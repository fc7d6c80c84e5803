import * as z from 'zod';
import { policyDocument } from '../aws/iam/policy.ts';
import { serviceMay } from '../aws/iam/service-access.ts';
import { type ResolvedTemplate, type Resource, readProperties } from '../resources.ts';

const bucketPolicyProperties = z.object({ Bucket: z.string(), PolicyDocument: policyDocument });

/** Whether the bucket's own policy lets the distribution read this object. */
export type MayRead = (key: string) => boolean;

export function distributionAccess(
  template: ResolvedTemplate,
  distribution: Resource,
  bucket: Resource,
): MayRead {
  const statements = template
    .byType('AWS::S3::BucketPolicy')
    .map((policy) => readProperties(policy, bucketPolicyProperties))
    .filter(({ Bucket }) => Bucket === bucket.name)
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
  return (key) =>
    serviceMay(statements, {
      service: 'cloudfront.amazonaws.com',
      action: 's3:GetObject',
      resource: `${bucket.arn}/${key}`,
      sourceArn: distribution.arn,
    });
}

const permissionProperties = z.object({
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string().default(''),
});

/** Whether a function's own policy lets an HTTP API call it. */
export function apiMayInvoke(
  template: ResolvedTemplate,
  api: Resource,
  functionArn: string,
): boolean {
  return template
    .byType('AWS::Lambda::Permission')
    .map((permission) => readProperties(permission, permissionProperties))
    .some(
      ({ FunctionName, Principal, SourceArn }) =>
        FunctionName === functionArn &&
        Principal === 'apigateway.amazonaws.com' &&
        SourceArn.split(':')[5]?.split('/')[0] === api.ref,
    );
}
