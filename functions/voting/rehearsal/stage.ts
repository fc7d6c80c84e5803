import type { S3Client } from '@aws-sdk/client-s3';
import { ulid } from 'ulid';
import type { DocumentClient } from '../../../shared/data/document-client.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { NewId } from '../../../shared/ids.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import type { Secrets } from '../../../shared/secrets/read-secret.ts';
import type { MailRequest } from '../../mail/index.ts';
import { createMerchants } from '../../merchants/index.ts';
import { createAttemptVote } from '../casting/attempt-vote.ts';
import { createBallotPapers } from '../casting/ballot-papers.ts';
import type { CastingDeps } from '../casting/casting-deps.ts';
import { createPeppers } from '../casting/peppers.ts';
import { createVoteRepository } from '../casting/vote-repository.ts';
import type { ConsentDeps } from '../contests/candidates/consent.ts';
import { createContestRepository } from '../contests/contest-repository.ts';
import type { FixDeps } from '../contests/fix-ballot.ts';
import type { CountDeps } from '../counting/count-deps.ts';
import { createPublicFiles, createWriteOnceFiles } from '../counting/s3-files.ts';

/** What a rehearsal writes to: real tables, secrets and buckets. */
export interface Resources {
  readonly table: Table;
  readonly votes: Table;
  readonly voteTableName: string;
  readonly dynamoDb: DocumentClient;
  readonly secrets: Secrets;
  readonly pepperPrefix: string;
  readonly s3: S3Client;
  readonly publicationsBucket: string;
  readonly backupsBucket: string;
  readonly keys: KeyRing;
  readonly siteUrl: string;
}

type SingleMail = Extract<MailRequest, { mail: unknown }>['mail'];

/** Where a contest is played: with a clock of its own, and mails that go no further. */
export interface Stage {
  readonly deps: CastingDeps & ConsentDeps & FixDeps & CountDeps;
  /** Sets the clock. */
  moveTo(instant: Date): void;
  /** The mail written last, once. */
  takeMail(): SingleMail | undefined;
  /** An address of the block that is kept for testing (RFC 2544); another one each time. */
  newNetwork(): string;
}

export function createStage(resources: Resources): Stage {
  const { table, votes, keys, siteUrl, s3 } = resources;
  let present = new Date(0);
  let networks = 0;
  let last: SingleMail | undefined;
  const now = () => present;
  const newId: NewId = (prefix) => `${prefix}_${ulid(present.getTime()).toLowerCase()}`;
  const contests = createContestRepository(table);
  const merchants = createMerchants(table);
  const send = async (requests: readonly MailRequest[]) => {
    for (const request of requests) if ('mail' in request) last = request.mail;
  };
  return {
    deps: {
      table,
      votes,
      contests,
      keys,
      siteUrl,
      now,
      newId,
      cast: createVoteRepository(votes),
      attemptVote: createAttemptVote(resources.dynamoDb, resources.voteTableName),
      peppers: createPeppers(resources.secrets, resources.pepperPrefix),
      papers: createBallotPapers({ contests, merchants, now }),
      merchants,
      mail: { send, sendOnce: async () => {} },
      countQueue: { send: async () => {} },
      publications: createPublicFiles(s3, resources.publicationsBucket),
      backups: createWriteOnceFiles(s3, resources.backupsBucket),
      pause: async () => {},
    },
    moveTo(instant) {
      present = instant;
    },
    takeMail() {
      const mail = last;
      last = undefined;
      return mail;
    },
    newNetwork() {
      networks += 1;
      return `198.18.${networks >> 8}.${networks & 255}`;
    },
  };
}
