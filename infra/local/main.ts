import { readCommandLine, usage, WrongUse } from './command-line.ts';
import { type ReadingPlaces, readingPlaces } from './demo/engagement/reading-places.ts';
import type { LocalCloud } from './index.ts';

async function main(): Promise<void> {
  const startedAt = performance.now();
  const options = readCommandLine(process.argv.slice(2));
  if (options === 'help') {
    console.log(usage);
    return;
  }
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
  // Only now, because it loads much, and wrong use should be told at once.
  const { startLocalCloud } = await import('./index.ts');
  cloud = await startLocalCloud(options);
  const places = options.seed === 'demo' ? await readingPlaces(cloud) : undefined;
  console.log(welcome(cloud, places));
  console.log(
    JSON.stringify({
      ready: true,
      site: cloud.siteUrl,
      mailbox: cloud.mailboxUrl,
      docs: cloud.docsUrl,
      aws: cloud.awsUrl,
      seconds: Math.round((performance.now() - startedAt) / 100) / 10,
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

function welcome(cloud: LocalCloud, places: ReadingPlaces | undefined): string {
  const indent = '\n                  ';
  return `
  Everything      ${cloud.siteUrl}
  Site            ${cloud.siteUrl}/newsletter/nl
  Mailbox         ${cloud.mailboxUrl}
  API docs        ${cloud.docsUrl}
  Calendar        ${cloud.siteUrl}/calendar/nl/retie
  Its feed        ${cloud.siteUrl}/calendar/feeds/nl/retie.ics${sourcesOf(cloud)}${figuresOf(places)}
  Sign in as      ${cloud.staffAccounts.map(({ email }) => email).join(indent)}
  Password        ${cloud.staffAccounts[0]?.password ?? ''}
  Ctrl-C stops it.
`;
}

/** Of the demonstration; none without it. */
const sourcesOf = ({ demoSources }: LocalCloud): string =>
  demoSources ? `\n  A source of it  ${demoSources.calendarUrl}` : '';

/** What came of the demonstration's half-year. */
function figuresOf(places: ReadingPlaces | undefined): string {
  if (!places) return '';
  const { reportsUrl, reportFile, campaignUrl, privacyUrl } = places;
  return `
  Reports         ${reportsUrl}${reportFile ? `\n  As a PDF        ${reportFile}` : ''}
  What it did     ${campaignUrl}
  What is kept    ${privacyUrl}`;
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  console.error(error instanceof WrongUse ? `${message}\n\n${usage}` : message);
  process.exit(error instanceof WrongUse ? 2 : 1);
});
