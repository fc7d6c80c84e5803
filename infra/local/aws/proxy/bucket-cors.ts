import * as z from 'zod';
import { type ResolvedTemplate, readProperties } from '../../resources.ts';
import { wildcard } from '../iam/wildcard.ts';

const bucketSchema = z.object({
  CorsConfiguration: z
    .object({
      CorsRules: z.array(
        z.object({
          AllowedOrigins: z.array(z.string()),
          AllowedMethods: z.array(z.string()),
          AllowedHeaders: z.array(z.string()).default([]),
          ExposedHeaders: z.array(z.string()).default([]),
        }),
      ),
    })
    .optional(),
});

export type CorsHeaders = (
  bucket: string,
  origin: string | undefined,
  method: string | undefined,
) => Readonly<Record<string, string>>;

/**
 * Answers a browser's question whether a page of `origin` may call a bucket, by the bucket's own rules in the
 * template; no headers means no. Every rule is read with the local site in place of the deployed one.
 */
export function createBucketCors(template: ResolvedTemplate): CorsHeaders {
  const rules = new Map(
    template
      .byType('AWS::S3::Bucket')
      .map((bucket) => [
        bucket.ref,
        readProperties(bucket, bucketSchema).CorsConfiguration?.CorsRules ?? [],
      ]),
  );
  return (bucket, origin, method) => {
    if (!origin || !method) return {};
    const rule = rules
      .get(bucket)
      ?.find(
        (each) =>
          each.AllowedMethods.includes(method) &&
          each.AllowedOrigins.some((allowed) => wildcard(allowed).test(origin)),
      );
    if (!rule) return {};
    return {
      'access-control-allow-origin': origin,
      'access-control-allow-methods': rule.AllowedMethods.join(', '),
      'access-control-allow-headers': rule.AllowedHeaders.join(', '),
      'access-control-expose-headers': rule.ExposedHeaders.join(', '),
      vary: 'Origin',
    };
  };
}
