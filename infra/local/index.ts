import { root } from '../build/paths.ts';
import type { AwsServicesOptions } from './aws/options.ts';
import type { Mail } from './boundary.ts';
import { defaultPort } from './command-line.ts';
import { takeDataDir, takeEphemeralDir } from './data-dir.ts';
import { startDemoSources } from './demo/calendar/demo-sources.ts';
import { openListener, openListenerNear } from './listener.ts';
import { runTemplate } from './run-template.ts';
import { type Seed, seedLocalCloud } from './seed.ts';
import { prepareSeed } from './seed-marks.ts';
import { collectStoppers, type Stoppers } from './stoppers.ts';
import { readAssembly } from './template/assembly.ts';
import { synthesize } from './template/synthesize.ts';
import { silentLog, terminalLog } from './terminal-log.ts';

export type { Mail } from './boundary.ts';

export interface LocalCloudOptions {
  /** Of the site; the other addresses take the ports after it where they are free. 0 takes any free ports. */
  port?: number;
  /** Keeps nothing: all data is gone after `stop`. */
  ephemeral?: boolean;
  /** `none` makes only the staff accounts. */
  seed?: Seed;
  /** Shows no log lines of functions. */
  quiet?: boolean;
  /** Where data is kept between starts. */
  dataDir?: string;
  /** Where functions find names that end in `.example`, such as `{ 'kalender.vanhier.example': 'http://127.0.0.1:4107' }`. */
  localHosts?: Readonly<Record<string, string>>;
  /** How strict AWS's services are: quota, sandbox, precision of schedules. */
  aws?: Partial<AwsServicesOptions>;
}

/**
 * Runs the synthesized CDK template on this machine.
 * @throws PortTaken, DataInUse, or an Error that says what cannot be built, synthesized or run.
 */
export async function startLocalCloud(options: LocalCloudOptions = {}) {
  const log = options.quiet ? silentLog : terminalLog;
  const stoppers = collectStoppers((error) => terminalLog('local cloud', String(error)));
  try {
    return await start(options, stoppers, log);
  } catch (error) {
    await stoppers.stop();
    throw error;
  }
}

export type LocalCloud = Awaited<ReturnType<typeof startLocalCloud>>;

async function start(options: LocalCloudOptions, stoppers: Stoppers, log: typeof terminalLog) {
  const ephemeral = options.ephemeral ?? false;
  const data = ephemeral ? takeEphemeralDir() : takeDataDir(options.dataDir ?? `${root}/.local`);
  stoppers.add(data.release);
  const seed = options.seed ?? 'demo';
  prepareSeed(data.path, seed);
  const port = options.port ?? (ephemeral ? 0 : defaultPort);
  const listeners = await openListeners(port, stoppers);
  const demoSources = seed === 'demo' ? await openDemoSources(port, stoppers) : undefined;
  useUtc(stoppers);
  const { template, services, docsUrl, dynamoDbEndpoint, credentialsOf } = await runTemplate(
    synthesize('dev').then(readAssembly),
    {
      listeners,
      dataDir: data.path,
      ephemeral,
      dynamoDbEndpoint: process.env.DYNAMODB_ENDPOINT,
      awsOptions: options.aws ?? {},
      localHosts: { ...demoSources?.hosts, ...options.localHosts },
      demoSources,
      log,
      stoppers,
    },
  );
  const output = (name: string) => {
    const value = template.outputs[name];
    if (value === undefined) throw new Error(`The template has no output ${name}.`);
    return value;
  };
  const siteUrl = listeners.site.url;
  // Contests of the demonstration are played in their own time: the sweep of ours would close them in the middle.
  const release = services.holdSchedules();
  await seedLocalCloud(seed, data.path, {
    siteUrl,
    output,
    dynamoDbEndpoint,
    awsUrl: listeners.aws.url,
    adminCredentials: services.adminCredentials,
    accessToken: services.accessToken,
    log,
  });
  release();
  return {
    /** Stands for CloudFront. */
    siteUrl,
    mailboxUrl: listeners.mailbox.url,
    docsUrl,
    /** Where its data are; gone after `stop` when it is ephemeral. */
    dataDir: data.path,
    /** Where the demonstration's sources of events are served. */
    demoSources,
    /** The AWS endpoint: with `adminCredentials` everything is allowed. */
    awsUrl: listeners.aws.url,
    adminCredentials: services.adminCredentials,
    /** Who calls AWS with these may do what the role of this function, such as `voting/public`, allows. */
    credentialsOf,
    staffAccounts: services.staffAccounts,
    /** Value of a CloudFormation output, such as `TableName` or `SendQueueUrl`. */
    output,
    /** Every mail that was accepted and is still in the mailbox. */
    mails: (): Promise<Mail[]> => services.mails(),
    /** A real token of a staff account, by e-mail address. */
    accessToken: (account: string): Promise<string> => services.accessToken(account),
    faults: services.faults,
    /** Fires a schedule at once, whatever its time. */
    fireSchedule: (name: string): Promise<void> => services.fireSchedule(name),
    stop: (): Promise<void> => stoppers.stop(),
  };
}

async function openListeners(port: number, stoppers: Stoppers) {
  const site = await openListener(port);
  stoppers.add(site.close);
  const open = async (offset: number) => {
    const listener = await openListenerNear(port === 0 ? 0 : port + offset);
    stoppers.add(listener.close);
    return listener;
  };
  return { site, aws: await open(1), oidc: await open(2), mailbox: await open(3) };
}

async function openDemoSources(port: number, stoppers: Stoppers) {
  const near = (offset: number) => (port === 0 ? 0 : port + offset);
  const sources = await startDemoSources({ ical: near(4), uitdatabank: near(5) });
  stoppers.add(sources.close);
  return sources;
}

/** Lambda's time zone. Worker threads share the zone of their process, whatever their environment says. */
function useUtc(stoppers: Stoppers): void {
  const before = process.env.TZ;
  process.env.TZ = 'UTC';
  stoppers.add(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });
}
