import { openHttpApis } from './api/http-api.ts';
import { functionSecret } from './aws/iam/principals.ts';
import { startAwsServices } from './aws/index.ts';
import { type AwsServicesOptions, usualOptions } from './aws/options.ts';
import type { InvokeFunction, Log } from './boundary.ts';
import type { DemoSources } from './demo/calendar/demo-sources.ts';
import { createBuckets, objectReader } from './emulators/buckets.ts';
import { startDynamoDb } from './emulators/dynamodb.ts';
import { startFauxqsThread } from './emulators/fauxqs.ts';
import { createQueues } from './emulators/queues.ts';
import { createTables } from './emulators/tables.ts';
import { eventSourceMappings } from './functions/event-source-mapping.ts';
import { startEventSources } from './functions/event-sources.ts';
import { startFunctions } from './functions/functions.ts';
import { lambdaFunctions } from './functions/lambda-functions.ts';
import type { Listener } from './listener.ts';
import { openSite } from './site/site.ts';
import type { Stoppers } from './stoppers.ts';
import type { Assembly } from './template/assembly.ts';
import { resolveTemplate } from './template/resolve-template.ts';

export interface Surroundings {
  listeners: { site: Listener; aws: Listener; oidc: Listener; mailbox: Listener };
  dataDir: string;
  /** In memory, as nothing is to be kept. */
  ephemeral: boolean;
  dynamoDbEndpoint: string | undefined;
  awsOptions: Partial<AwsServicesOptions>;
  /** Where functions find names that end in `.example`. */
  localHosts?: Readonly<Record<string, string>>;
  /** Sources of events that the demonstration brings with it. */
  demoSources?: Pick<DemoSources, 'calendarUrl' | 'uitdatabankUrl'> | undefined;
  log: Log;
  stoppers: Stoppers;
}

/** Starts what the template needs, wires it as the template says, and opens the site. */
export async function runTemplate(assembly: Promise<Assembly>, surroundings: Surroundings) {
  const { listeners, dataDir, log, stoppers } = surroundings;
  const awsOptions = { ...usualOptions, ...surroundings.awsOptions };
  const [{ stacks, assets }, { dynamodb, sqsAndS3 }] = await Promise.all([
    assembly,
    startEmulators(surroundings),
  ]);
  const template = resolveTemplate(
    { stacks, assets },
    { site: listeners.site.url, aws: listeners.aws.url, oidc: listeners.oidc.url },
  );
  await Promise.all([
    createTables(template, dynamodb),
    createQueues(template, sqsAndS3),
    createBuckets(template, assets, sqsAndS3),
  ]);

  const { localHosts = {}, demoSources } = surroundings;
  const lambdas = lambdaFunctions(template, assets, { awsUrl: listeners.aws.url, localHosts });
  const functions = startFunctions(lambdas, log, awsOptions.workersPerFunction);
  stoppers.add(functions.stop);
  const invoke: InvokeFunction = functions.invoke;
  const services = await startAwsServices(
    {
      template,
      listeners,
      upstream: { dynamodb, sqsAndS3 },
      dataDir,
      siteUrl: listeners.site.url,
      invoke,
      log,
    },
    awsOptions,
  );
  stoppers.add(services.stop);

  const mappings = eventSourceMappings(template, functions).map((mapping) => ({
    ...mapping,
    windowSeconds: Math.min(mapping.windowSeconds, awsOptions.longestBatchWindow),
  }));
  const eventSources = startEventSources({ mappings, functions, awsUrl: listeners.aws.url, log });
  stoppers.add(eventSources.stop);
  const docsUrl = `${listeners.site.url}/docs`;
  listeners.site.handle(
    await openSite({
      template,
      apis: openHttpApis(template, functions, services.jwksUrl, {
        log,
        throttle: awsOptions.throttleRequests,
      }),
      readObject: objectReader(sqsAndS3),
      secretText: services.secretText,
      landing: {
        docsUrl,
        mailboxUrl: listeners.mailbox.url,
        awsUrl: listeners.aws.url,
        adminCredentials: services.adminCredentials,
        staffAccounts: services.staffAccounts,
        demoSources,
      },
    }),
  );
  const credentialsOf = (name: string) => {
    const found = lambdas.find((lambda) => lambda.name === name);
    if (!found) throw new Error(`The template has no function ${name}.`);
    return { accessKeyId: found.accessKeyId, secretAccessKey: functionSecret };
  };
  return { template, services, docsUrl, dynamoDbEndpoint: dynamodb, credentialsOf };
}

async function startEmulators({
  dynamoDbEndpoint,
  dataDir,
  ephemeral,
  stoppers,
}: Surroundings): Promise<{ dynamodb: string; sqsAndS3: string }> {
  const kept = ephemeral ? undefined : dataDir;
  const [dynamodb, fauxqs] = await Promise.allSettled([
    startDynamoDb({ endpoint: dynamoDbEndpoint, dataDir: kept }),
    startFauxqsThread(kept),
  ]);
  // Both are stopped again, also when only one of them started.
  if (dynamodb.status === 'fulfilled') stoppers.add(dynamodb.value.stop);
  if (fauxqs.status === 'fulfilled') stoppers.add(fauxqs.value.stop);
  if (dynamodb.status === 'rejected') throw dynamodb.reason;
  if (fauxqs.status === 'rejected') throw fauxqs.reason;
  return { dynamodb: dynamodb.value.endpoint, sqsAndS3: fauxqs.value.endpoint };
}
