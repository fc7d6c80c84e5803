import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  HttpMethods,
  type IBucket,
  type LifecycleRule,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { siteUrlOf } from '../stages.ts';
import { acknowledge } from './acknowledge.ts';
import type { HouseFunction } from './house-function.ts';
import { HouseStack } from './house-stack.ts';

export interface PrivateBucketProps {
  /** Browsers may put objects here by presigned URL. */
  takesUploads?: boolean;
  /** How many days objects under a prefix are kept. */
  expiry?: Record<string, number>;
  /** Holds only what a deployment puts there again, so that it goes with its stack in every stage. */
  disposable?: boolean;
  settings?: Pick<BucketProps, 'versioned' | 'objectLockEnabled' | 'objectLockDefaultRetention'>;
}

/**
 * A bucket that nobody reads without a right or a presigned URL, over TLS only. `VoteBackups` becomes the bucket
 * `vanhier-<stage>-vote-backups-<account>`, the variable `VOTE_BACKUPS_BUCKET` and the output `VoteBackupsBucket`.
 */
export class PrivateBucket extends Construct {
  readonly bucketName: string;
  readonly #bucket: Bucket;
  readonly #variable: string;

  constructor(scope: Construct, id: string, props: PrivateBucketProps = {}) {
    super(scope, id);
    const stack = HouseStack.of(this);
    const name = kebab(id);
    this.#variable = `${name.toUpperCase().replaceAll('-', '_')}_BUCKET`;
    this.bucketName = `${stack.nameOf(name)}-${stack.account}`;
    this.#bucket = new Bucket(this, 'Bucket', {
      bucketName: this.bucketName,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: props.disposable ? RemovalPolicy.DESTROY : stack.removal,
      lifecycleRules: lifecycleRules(props.expiry ?? {}),
      ...(props.takesUploads && { cors: [uploadsFrom(siteUrlOf(stack.settings))] }),
      ...props.settings,
    });
    stack.output(`${id}Bucket`, this.bucketName, `Bucket of ${name.replaceAll('-', ' ')}`);
    acknowledge(
      this.#bucket,
      'AwsSolutions-S1',
      'Server access logs would hold addresses of residents and cost more than the bucket; CloudTrail has the changes.',
    );
  }

  /** The function may read objects under these prefixes, and is told 404, not 403, where there is none. */
  allowRead(fn: HouseFunction, ...prefixes: readonly string[]): void {
    fn.allow(['s3:ListBucket'], [this.#arn]);
    this.#allow(fn, 's3:GetObject', prefixes);
  }

  /** The function may put objects under these prefixes, or sign a URL with which others put one. */
  allowWrite(fn: HouseFunction, ...prefixes: readonly string[]): void {
    this.#allow(fn, 's3:PutObject', prefixes);
  }

  /** The function may remove objects under these prefixes. */
  allowDelete(fn: HouseFunction, ...prefixes: readonly string[]): void {
    this.#allow(fn, 's3:DeleteObject', prefixes);
  }

  /** Any CloudFront distribution of this account may serve what is under the prefix. */
  allowCloudFront(prefix: string): void {
    this.#bucket.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
        actions: ['s3:GetObject'],
        resources: [`${this.#arn}/${prefix}*`],
        conditions: { ArnLike: { 'aws:SourceArn': this.#distributions } },
      }),
    );
  }

  #allow(fn: HouseFunction, action: string, prefixes: readonly string[]): void {
    for (const prefix of prefixes) {
      fn.allowUnder([action], `${this.#arn}/${prefix}`, `All objects under ${prefix} are its own.`);
    }
    fn.setVariable(this.#variable, this.bucketName);
  }

  /** The bucket as another stack sees it: by name, so that neither stack waits for the other's exports. */
  seenFrom(scope: Construct): IBucket {
    const { region } = HouseStack.of(scope);
    return Bucket.fromBucketAttributes(scope, `${this.node.id}ByName`, {
      bucketName: this.bucketName,
      region,
    });
  }

  /** Each distribution would know its own ARN, but its stack comes after this one. */
  get #distributions(): string {
    const { partition, account } = Stack.of(this);
    return `arn:${partition}:cloudfront::${account}:distribution/*`;
  }

  get #arn(): string {
    return `arn:${Stack.of(this).partition}:s3:::${this.bucketName}`;
  }
}

const kebab = (id: string): string => id.replaceAll(/\B[A-Z]/g, '-$&').toLowerCase();

const uploadsFrom = (origin: string) => ({
  allowedMethods: [HttpMethods.PUT],
  allowedOrigins: [origin],
  allowedHeaders: ['*'],
  exposedHeaders: ['ETag'],
  maxAge: 3600,
});

const lifecycleRules = (expiry: Record<string, number>): LifecycleRule[] => [
  { id: 'unfinished-uploads', abortIncompleteMultipartUploadAfter: Duration.days(2) },
  ...Object.entries(expiry).map(([prefix, days]) => ({
    id: `expire-${prefix.replaceAll('/', '')}`,
    prefix,
    expiration: Duration.days(days),
    // Where versions are kept, expiring only hides the newest. Elsewhere there are none, and this does nothing.
    noncurrentVersionExpiration: Duration.days(1),
  })),
];
