import type { Listener } from './listener.ts';
import type { Json, ResolvedTemplate } from './resources.ts';

/** Writes one line for people, prefixed with the name of the part that speaks. */
export type Log = (part: string, line: string) => void;

/** Runs a function of the template. Rejects when the function fails, times out or does not exist. */
export type InvokeFunction = (functionArn: string, payload: Json) => Promise<Json>;

/** What the AWS services of the local cloud (`infra/local/aws`) are given. */
export interface AwsServicesInput {
  template: ResolvedTemplate;
  /** Already listening, so that the template could be resolved with their addresses. */
  listeners: { aws: Listener; oidc: Listener; mailbox: Listener };
  /** Where DynamoDB, and SQS with S3, really answer. */
  upstream: { dynamodb: string; sqsAndS3: string };
  /** Kept between starts, unless the cloud is ephemeral; exists already. */
  dataDir: string;
  siteUrl: string;
  invoke: InvokeFunction;
  log: Log;
}

/** A mail that the SES stand-in accepted. */
export interface Mail {
  id: string;
  from: string;
  to: string[];
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  tags: Record<string, string>;
  /** Files that it brings, as text. */
  attachments: { name: string; type: string; text: string }[];
  /** Epoch milliseconds. */
  at: number;
}

/** A staff account that can sign in at the local identity provider. */
export interface StaffAccount {
  /** Also the user name. */
  email: string;
  password: string;
  /** The `sub` claim of its tokens. */
  subject: string;
  /** One line for the landing page, such as `approver, Retie only`. */
  description: string;
}

/** What the AWS services answer to the core. `Faults` is the services' own type. */
export interface AwsServices<Faults> {
  /** Call AWS with these and everything is allowed. */
  adminCredentials: { accessKeyId: string; secretAccessKey: string };
  faults: Faults;
  mails(): Promise<Mail[]>;
  staffAccounts: readonly StaffAccount[];
  /** Issuer of staff tokens, and where its public keys are. */
  issuer: string;
  jwksUrl: string;
  accessToken(email: string): Promise<string>;
  /** Text of a secret in Secrets Manager, by ARN or name. */
  secretText(secretId: string): Promise<string>;
  fireSchedule(name: string): Promise<void>;
  /** Lets no schedule fire by itself until the function that it gives is called. */
  holdSchedules(): () => void;
  stop(): Promise<void>;
}
