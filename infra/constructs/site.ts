import { Duration } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';
import { siteUrlOf } from '../stages.ts';
import { acknowledge } from './acknowledge.ts';
import { deployAssets } from './deploy-assets.ts';
import { HouseStack } from './house-stack.ts';
import { PrivateBucket } from './private-bucket.ts';
import type { SecretText } from './secret-text.ts';
import {
  createFeedRequestPolicy,
  createPageCachePolicy,
  createResidentRequestPolicy,
  createSecurityHeaders,
  createVisitRequestPolicy,
} from './site-policies.ts';

export interface SiteProps {
  apiHost: string;
  originSecret: SecretText;
  images: PrivateBucket;
  publications: PrivateBucket;
}

/** CloudFront before the HTTP API, the images, the published results and the files that pages load. */
export class Site extends Construct {
  constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id);
    const stack = HouseStack.of(this);
    const { domainName, certificateArn, originSecretRevision } = stack.settings;
    const distribution = new Distribution(this, 'Distribution', {
      // CloudFormation reads the secret anew only when something else of the distribution changes.
      comment: `Vanhier ${stack.settings.name}, origin secret ${originSecretRevision}`,
      domainNames: [domainName],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      ...this.#behaviors(props),
    });
    acknowledgeFindings(distribution);
    stack.output('SiteUrl', siteUrlOf(stack.settings), 'Public site');
    stack.output(
      'DnsSite',
      `${domainName} CNAME ${distribution.distributionDomainName}`,
      'DNS record to publish',
    );
  }

  #behaviors({ apiHost, originSecret, images, publications }: SiteProps) {
    const api = new HttpOrigin(apiHost, {
      customHeaders: { 'x-origin-secret': originSecret.secret.secretValue.unsafeUnwrap() },
      readTimeout: Duration.seconds(30),
    });
    const secure = {
      responseHeadersPolicy: createSecurityHeaders(this, 'pages'),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    };
    const pages: BehaviorOptions = {
      ...secure,
      origin: api,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: createResidentRequestPolicy(this),
    };
    const visits: BehaviorOptions = {
      ...pages,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      originRequestPolicy: createVisitRequestPolicy(this),
    };
    const stored = (bucket: PrivateBucket): BehaviorOptions => ({
      ...secure,
      origin: S3BucketOrigin.withOriginAccessControl(bucket.seenFrom(this)),
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
    });
    const kept: BehaviorOptions = {
      ...secure,
      origin: api,
      cachePolicy: createPageCachePolicy(this, 'Archive'),
    };
    return {
      defaultBehavior: pages,
      additionalBehaviors: {
        '/staff/*': {
          ...pages,
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        },
        '/r/*': visits,
        '/o/*': visits,
        '/s/*': visits,
        '/issues/*': kept,
        '/privacy/*': kept,
        '/campaign/*': kept,
        '/posters/*': {
          ...secure,
          origin: api,
          cachePolicy: createPageCachePolicy(this, 'Posters'),
        },
        '/merchants/data/*': {
          ...secure,
          origin: api,
          cachePolicy: createPageCachePolicy(this, 'Data'),
        },
        '/calendar/feeds/*': {
          ...secure,
          origin: api,
          cachePolicy: createPageCachePolicy(this, 'Feeds'),
          originRequestPolicy: createFeedRequestPolicy(this),
        },
        '/images/*': stored(images),
        '/published/*': stored(publications),
        '/assets/*': {
          ...stored(this.#createAssets()),
          responseHeadersPolicy: createSecurityHeaders(this, 'assets'),
        },
      },
    };
  }

  #createAssets(): PrivateBucket {
    const assets = new PrivateBucket(this, 'Assets', { disposable: true });
    assets.allowCloudFront('assets/');
    deployAssets(this, assets);
    return assets;
  }
}

function acknowledgeFindings(distribution: Distribution): void {
  acknowledge(
    distribution,
    '@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac',
    'The buckets let CloudFront in themselves.',
  );
  acknowledge(distribution, 'AwsSolutions-CFR1', 'Residents abroad keep their newsletter.');
  acknowledge(
    distribution,
    'AwsSolutions-CFR2',
    'A firewall costs more than the whole site; the API is throttled and what sends mail has limits of its own.',
  );
  acknowledge(
    distribution,
    'AwsSolutions-CFR3',
    'Access logs would keep addresses of residents; the API logs requests without them.',
  );
}
