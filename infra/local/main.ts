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

/** @throws Error that says what is wrong with the command line. */
function readCommandLine(args: string[]): CommandLine {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: String(defaultPort) },
      ephemeral: { type: 'boolean', default: false },
      seed: { type: 'string', default: 'demo' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535)
    throw new Error(`--port wants a number from 0 to 65535, not "${values.port}".`);
  if (values.seed !== 'none' && values.seed !== 'demo')
    throw new Error(`--seed wants none or demo, not "${values.seed}".`);
  return { port, ephemeral: values.ephemeral, seed: values.seed };
}

async function main(): Promise<void> {
  const startedAt = performance.now();
  const options = readCommandLine(process.argv.slice(2));
  let cloud: LocalCloud | undefined;
  const stop = async () => {
    process.once('SIGINT', () => process.exit(130));
    await cloud?.stop();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  cloud = await startLocalCloud(options);
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  console.log(`
  Everything      ${cloud.siteUrl}
  Site            ${cloud.siteUrl}/newsletter/nl
  Mailbox         ${cloud.mailboxUrl}
  API docs        ${cloud.docsUrl}
  Sign in as      ${cloud.staffAccounts.map(({ email }) => email).join('\n                  ')}
  Password        ${cloud.staffAccounts[0]?.password ?? ''}
  Ctrl-C stops it.
`);
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

main().catch((error: unknown) => {
  const wrongUse =
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  const message = error instanceof Error ? error.message : String(error);
  console.error(wrongUse || message.startsWith('--') ? `${message}\n\n${usage}` : message);
  process.exit(wrongUse ? 2 : 1);
});
