import { parseArgs } from 'node:util';
import { defaultPort, type LocalCloud, startLocalCloud } from './index.ts';

const usage = `Usage: npm start -- [options]
  --port N          port of the site (default ${defaultPort})
  --ephemeral       keep nothing after the stop
  --seed none|demo  what to begin with (default demo; none makes only the staff accounts)`;

interface CommandLine {
  port: number;
  ephemeral: boolean;
  seed: 'none' | 'demo';
}

class WrongUse extends Error {}

/** @throws WrongUse that says what is wrong with the command line. */
function readCommandLine(args: string[]): CommandLine {
  const values = parseOptions(args);
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535)
    throw new WrongUse(`--port wants a number from 0 to 65535, not "${values.port}".`);
  if (values.seed !== 'none' && values.seed !== 'demo')
    throw new WrongUse(`--seed wants none or demo, not "${values.seed}".`);
  return { port, ephemeral: values.ephemeral, seed: values.seed };
}

function parseOptions(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string', default: String(defaultPort) },
        ephemeral: { type: 'boolean', default: false },
        seed: { type: 'string', default: 'demo' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new WrongUse(messageOf(error));
  }
}

async function main(): Promise<void> {
  const startedAt = performance.now();
  const options = readCommandLine(process.argv.slice(2));
  let cloud: LocalCloud | undefined;
  let stopping = false;
  const stop = async () => {
    // Who asks twice does not want to wait.
    if (stopping) process.exit(130);
    stopping = true;
    await cloud?.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  stopWithNpm(stop);
  cloud = await startLocalCloud(options);
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  console.log(welcome(cloud));
  console.log(
    JSON.stringify({
      ready: true,
      site: cloud.siteUrl,
      mailbox: cloud.mailboxUrl,
      docs: cloud.docsUrl,
      aws: cloud.awsUrl,
      seconds,
    }),
  );
}

/** When npm is killed in a way that it cannot pass on, this process gets another parent. */
function stopWithNpm(stop: () => Promise<void>): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    void stop();
  }, 1000).unref();
}

function welcome(cloud: LocalCloud): string {
  const indent = '\n                  ';
  return `
  Everything      ${cloud.siteUrl}
  Site            ${cloud.siteUrl}/newsletter/nl
  Mailbox         ${cloud.mailboxUrl}
  API docs        ${cloud.docsUrl}
  Sign in as      ${cloud.staffAccounts.map(({ email }) => email).join(indent)}
  Password        ${cloud.staffAccounts[0]?.password ?? ''}
  Ctrl-C stops it.
`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

main().catch((error: unknown) => {
  const wrongUse = error instanceof WrongUse;
  console.error(wrongUse ? `${error.message}\n\n${usage}` : messageOf(error));
  process.exit(wrongUse ? 2 : 1);
});
