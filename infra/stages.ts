/** Everything in which one deployment differs from another. */
export interface Stage {
  name: 'dev' | 'prod';
  region: 'eu-west-1';
  /** Public site, served by CloudFront. */
  domainName: string;
  /** Certificate for `domainName`; CloudFront takes it from us-east-1 only. */
  certificateArn: string;
  /** Domain of the senders: a region sends as `<region id>@<mailDomain>`. */
  mailDomain: string;
  /** First part of the sign-in page's host; unique among all of AWS in the region. */
  signInPrefix: string;
  /** Gets every alarm. */
  alarmEmail: string;
  logRetentionDays: 14 | 90 | 365;
  /** Requests of the whole HTTP API, all residents together. */
  throttling: { requestsPerSecond: number; burst: number };
  /** Calls of SES under way at once, at least 2; each waits for SES about 0.2 s. */
  sendConcurrency: number;
  /** Search API of UiTdatabank, and the client id that publiq gave this deployment. The id is no secret. */
  uitdatabank: { url: string; clientId: string };
  /** Whether table, buckets, keys and accounts stay when their stack is deleted. */
  keepData: boolean;
  /** Goes up when the origin secret was given a new value, so that a deployment brings that to CloudFront. */
  originSecretRevision: number;
  /** After a restore: the restored table's name, used in place of the one the stack made. */
  restoredTableName?: string;
}

export const stages: Record<Stage['name'], Stage> = {
  dev: {
    name: 'dev',
    region: 'eu-west-1',
    domainName: 'dev.vanhier.example',
    certificateArn:
      'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-4000-8000-000000000001',
    mailDomain: 'mail.dev.vanhier.example',
    signInPrefix: 'vanhier-dev',
    alarmEmail: 'alarms@vanhier.example',
    logRetentionDays: 14,
    throttling: { requestsPerSecond: 20, burst: 50 },
    sendConcurrency: 2,
    uitdatabank: {
      url: 'https://search-test.uitdatabank.be',
      clientId: '00000000-0000-4000-8000-000000000003',
    },
    keepData: false,
    originSecretRevision: 1,
  },
  prod: {
    name: 'prod',
    region: 'eu-west-1',
    domainName: 'www.vanhier.example',
    certificateArn:
      'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-4000-8000-000000000002',
    mailDomain: 'mail.vanhier.example',
    signInPrefix: 'vanhier',
    alarmEmail: 'alarms@vanhier.example',
    logRetentionDays: 90,
    throttling: { requestsPerSecond: 300, burst: 600 },
    sendConcurrency: 5,
    uitdatabank: {
      url: 'https://search.uitdatabank.be',
      clientId: '00000000-0000-4000-8000-000000000004',
    },
    keepData: true,
    originSecretRevision: 1,
  },
};

/** @throws {Error} naming the stages there are. */
export function findStage(name: string): Stage {
  const stage = Object.values(stages).find((candidate) => candidate.name === name);
  if (!stage) {
    throw new Error(`there is no stage "${name}", only ${Object.keys(stages).join(' and ')}`);
  }
  return stage;
}

/** Public address of the site, without a slash at the end. */
export const siteUrlOf = (stage: Stage): string => `https://${stage.domainName}`;
