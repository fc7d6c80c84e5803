import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AwsFaults, startAwsServices } from '../../../../infra/local/aws/index.ts';
import type { AwsServicesOptions } from '../../../../infra/local/aws/options.ts';
import type { AwsServices } from '../../../../infra/local/boundary.ts';
import { startFauxqsThread } from '../../../../infra/local/emulators/fauxqs.ts';
import { createQueues } from '../../../../infra/local/emulators/queues.ts';
import { type Listener, openListener } from '../../../../infra/local/listener.ts';
import { type Json, type ResolvedTemplate, region } from '../../../../infra/local/resources.ts';
import { resolveTemplate } from '../../../../infra/local/template/resolve-template.ts';
import { anAssembly, type StackSketch } from '../assemblies.ts';
import { senderResources } from './template-parts.ts';

type Resources = NonNullable<StackSketch['Resources']>;

export interface TestServices extends AwsServices<AwsFaults> {
  awsUrl: string;
  mailboxUrl: string;
  template: ResolvedTemplate;
  logged: string[];
  invoked: { functionArn: string; payload: Json }[];
  /** Client settings of a caller, by access key; the administrator's without one. */
  as(accessKeyId?: string): {
    endpoint: string;
    region: string;
    credentials: { accessKeyId: string; secretAccessKey: string };
    maxAttempts: number;
    forcePathStyle: boolean;
  };
}

export interface TestSetup {
  resources?: Resources;
  options?: Partial<AwsServicesOptions>;
  /** Answers every DynamoDB call; by default with an empty object. */
  dynamodb?: string;
  dataDir?: string;
  /** With real queues and buckets; otherwise SQS and S3 answer as DynamoDB does. */
  queues?: boolean;
  onInvoke?: (functionArn: string) => Promise<void>;
}

/** The AWS services on a small template. Call `stop` when done. */
export async function startTestServices(setup: TestSetup = {}): Promise<TestServices> {
  const listeners = await openListeners();
  const echo = await openListener(0);
  echo.handle((incoming, outgoing) => {
    incoming.resume();
    incoming.on('end', () => outgoing.end('{}'));
  });
  const fauxqs = setup.queues
    ? await startFauxqsThread(undefined)
    : { endpoint: echo.url, stop: async () => {} };
  const dataDir = setup.dataDir ?? mkdtempSync(join(tmpdir(), 'vanhier-aws-'));
  const template = resolveTemplate(
    anAssembly({ Test: { Resources: { ...senderResources, ...setup.resources } } }),
    { site: 'http://127.0.0.1:4000', aws: listeners.aws.url, oidc: listeners.oidc.url },
  );
  if (setup.queues) await createQueues(template, fauxqs.endpoint);
  const logged: string[] = [];
  const invoked: TestServices['invoked'] = [];
  const services = await startAwsServices(
    {
      template,
      listeners,
      dataDir,
      upstream: { dynamodb: setup.dynamodb ?? echo.url, sqsAndS3: fauxqs.endpoint },
      siteUrl: 'http://127.0.0.1:4000',
      log: (part, line) => logged.push(`${part}: ${line}`),
      invoke: async (functionArn, payload) => {
        invoked.push({ functionArn, payload });
        await setup.onInvoke?.(functionArn);
        return null;
      },
    },
    { throttleTemplates: false, outcomeDelayMs: 5, doubleFirings: 0, ...setup.options },
  );
  return {
    ...services,
    awsUrl: listeners.aws.url,
    mailboxUrl: listeners.mailbox.url,
    template,
    logged,
    invoked,
    as: (accessKeyId) => ({
      endpoint: listeners.aws.url,
      region,
      credentials: accessKeyId
        ? { accessKeyId, secretAccessKey: 'local' }
        : services.adminCredentials,
      maxAttempts: 1,
      forcePathStyle: true,
    }),
    async stop() {
      await services.stop();
      await Promise.all([echo, ...Object.values(listeners)].map((each: Listener) => each.close()));
      await fauxqs.stop();
      if (!setup.dataDir) rmSync(dataDir, { recursive: true });
    },
  };
}

async function openListeners() {
  const [aws, oidc, mailbox] = await Promise.all([0, 0, 0].map(openListener));
  if (!aws || !oidc || !mailbox) throw new Error('No listeners.');
  return { aws, oidc, mailbox };
}
