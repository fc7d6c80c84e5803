import { randomBytes, randomUUID } from 'node:crypto';
import type { Rendered } from './render.ts';

export interface Header {
  name: string;
  value: string;
}

/** A file that a mail brings. */
export interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly body: Buffer;
}

/** A mail that SES took for sending. */
export interface AcceptedMail {
  id: string;
  /** API call that brought it, such as `SendBulkEmail`. */
  operation: string;
  from: string;
  to: readonly string[];
  cc: readonly string[];
  bcc: readonly string[];
  replyTo: readonly string[];
  subject: string;
  headers: readonly Header[];
  tags: Readonly<Record<string, string>>;
  configurationSet: string | undefined;
  attachments?: readonly Attachment[];
  /** Epoch milliseconds. */
  at: number;
  /** Rendered when asked, because thousands of newsletters of 40 kB would not fit in memory. */
  content(): Rendered;
}

/** An id in the form of SES in Ireland: time, random, uuid, `-000000`. */
export function newMessageId(now: number): string {
  return `0102${now.toString(16).padStart(12, '0')}-${randomBytes(4).toString('hex')}-${randomUUID().slice(9)}-000000`;
}

export function recipientsOf(mail: AcceptedMail): readonly string[] {
  return [...mail.to, ...mail.cc, ...mail.bcc];
}
