import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { assetsFolder } from '../build/paths.ts';
import { acknowledge, acknowledgeWildcards } from './acknowledge.ts';
import { HouseStack } from './house-stack.ts';
import type { PrivateBucket } from './private-bucket.ts';

/** Puts the gathered files under `assets/` of the bucket, and takes away what is no longer among them. */
export function deployAssets(scope: Construct, assets: PrivateBucket): void {
  const place = new Construct(scope, 'DeployAssets');
  const destinationBucket = assets.seenFrom(place);
  const { settings } = HouseStack.of(scope);
  new BucketDeployment(place, 'Deployment', {
    sources: [Source.asset(assetsFolder)],
    destinationBucket,
    destinationKeyPrefix: 'assets',
    cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(Duration.days(1))],
    memoryLimit: 256,
    // A bucket with files in it cannot be deleted with its stack.
    retainOnDelete: false,
    logGroup: new LogGroup(place, 'Logs', {
      logGroupName: `/vanhier/${settings.name}/deploy-assets`,
      retention: settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    }),
  }).node.addDependency(assets);
  acknowledgeHandler(HouseStack.of(scope), destinationBucket.arnForObjects('*'));
}

/** The function that copies comes with CDK; it runs at deployments only. */
function acknowledgeHandler(stack: HouseStack, objects: string): void {
  const handler = stack.node.children.find((child) =>
    child.node.id.startsWith('Custom::CDKBucket'),
  );
  if (!handler) throw new Error('CDK names the function that copies files differently now');
  const reason = 'CDK brings this function and its rights; it copies files at deployments only.';
  const cdkAssets = `arn:${stack.partition}:s3:::cdk-hnb659fds-assets-${stack.account}-${stack.region}/*`;
  acknowledgeWildcards(handler, [objects, cdkAssets], reason);
  for (const action of ['GetObject*', 'GetBucket*', 'List*', 'DeleteObject*', 'Abort*']) {
    acknowledge(handler, `AwsSolutions-IAM5[Action::s3:${action}]`, reason);
  }
  const managedPolicy =
    'arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
  acknowledge(handler, `AwsSolutions-IAM4[Policy::${managedPolicy}]`, reason);
  acknowledge(handler, 'AwsSolutions-L1', reason);
}
