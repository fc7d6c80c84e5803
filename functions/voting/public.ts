import { setTimeout } from 'node:timers/promises';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import type { HttpEvent } from '../../shared/http/event.ts';
import { pageFunction } from '../../shared/http/page-function.ts';
import { viewerAddress } from '../../shared/http/viewer-address.ts';
import { newId } from '../../shared/ids.ts';
import { countLightly } from '../../shared/observability/light-metric.ts';
import { logger } from '../../shared/observability/logger.ts';
import { createSqs } from '../../shared/queue/queue.ts';
import { secretKeyRing } from '../../shared/secrets/key-ring.ts';
import { createReadSecret, createSecrets } from '../../shared/secrets/read-secret.ts';
import { createTracker, createTrackQueue } from '../engagement/index.ts';
import { createMailQueue } from '../mail/index.ts';
import { createMerchants } from '../merchants/index.ts';
import { createAttemptVote, createVoteClient } from './casting/attempt-vote.ts';
import { createBallotPapers } from './casting/ballot-papers.ts';
import { createPeppers } from './casting/peppers.ts';
import { createContestRepository } from './contests/contest-repository.ts';
import { votingPages } from './page-routes.ts';
import { chooserPath } from './pages/paths.ts';

const environment = readEnv(
  'TABLE_NAME',
  'VOTE_TABLE_NAME',
  'PEPPER_PREFIX',
  'KEYS_SECRET_ARN',
  'ORIGIN_SECRET_ARN',
  'MAIL_QUEUE_URL',
  'TRACK_QUEUE_URL',
  'SITE_URL',
);
const now = systemClock;
const secrets = createSecrets();
const readSecret = createReadSecret(secrets);
const documents = createDocumentClient();
const table = createTable(documents, environment.TABLE_NAME);
const contests = createContestRepository(table);
const merchants = createMerchants(table);

export const handler = pageFunction(
  votingPages,
  {
    table,
    contests,
    merchants,
    votes: createTable(documents, environment.VOTE_TABLE_NAME),
    attemptVote: createAttemptVote(createVoteClient(), environment.VOTE_TABLE_NAME),
    peppers: createPeppers(secrets, environment.PEPPER_PREFIX, now),
    papers: createBallotPapers({ contests, merchants, now }),
    keys: secretKeyRing(readSecret, environment.KEYS_SECRET_ARN),
    mail: createMailQueue(createSqs(), environment.MAIL_QUEUE_URL, now),
    siteUrl: environment.SITE_URL,
    now,
    newId,
    pause: setTimeout,
    tracker: createTracker(createTrackQueue(environment.TRACK_QUEUE_URL), {
      log: logger,
      count: countLightly,
    }),
    viewer: async (event: HttpEvent) =>
      viewerAddress(event, await readSecret(environment.ORIGIN_SECRET_ARN)),
  },
  { log: logger, home: chooserPath },
);
