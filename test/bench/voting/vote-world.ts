import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createAttemptVote } from '../../../functions/voting/casting/attempt-vote.ts';
import { createBallotPapers } from '../../../functions/voting/casting/ballot-papers.ts';
import type { CastingDeps } from '../../../functions/voting/casting/casting-deps.ts';
import { writeGates } from '../../../functions/voting/casting/gates.ts';
import { pepperOf } from '../../../functions/voting/casting/peppers.ts';
import { requestVote, sealChoice } from '../../../functions/voting/casting/request-vote.ts';
import { createVoteRepository } from '../../../functions/voting/casting/vote-repository.ts';
import { newCandidateWrites } from '../../../functions/voting/contests/candidates/candidate-item.ts';
import { newContestWrites } from '../../../functions/voting/contests/contest-item.ts';
import { createContestRepository } from '../../../functions/voting/contests/contest-repository.ts';
import { environmentOf } from '../../../infra/local/emulators/environment-of.ts';
import { systemClock } from '../../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../../shared/data/table.ts';
import { createKeyRing } from '../../../shared/secrets/key-ring.ts';
import { aCandidate, aContest } from '../../builders/contest.ts';
import { createTableInput, createVoteTableInput } from '../../builders/create-table-input.ts';
import { aMerchant } from '../../builders/merchant.ts';

const day = 86_400_000;
const moment = (at: Date) => ({ wallTime: at.toISOString().slice(0, 19), at: at.toISOString() });

/** Two tables with one open contest of eight candidates, and the secrets that its function asks for. */
export async function voteWorld(endpoint: string) {
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
  const admin = new DynamoDBClient({ endpoint, region: 'eu-west-1', credentials });
  await admin.send(new CreateTableCommand(createTableInput('bench')));
  await admin.send(new CreateTableCommand(createVoteTableInput('bench-votes')));
  const documents = createDocumentClient({ environment: environmentOf(endpoint, credentials) });
  const [table, votes] = [createTable(documents, 'bench'), createTable(documents, 'bench-votes')];
  const now = Date.now();
  const voting = { opens: new Date(now - day), closes: new Date(now + day) };
  const contest = aContest({
    voting: { opens: moment(voting.opens), closes: moment(voting.closes) },
    ballotFixedAt: new Date(now - 2 * day).toISOString(),
  });
  const story = { nl: 'Elke ochtend vers brood. '.repeat(20), fr: 'Du pain frais. '.repeat(20) };
  const candidates = Array.from({ length: 8 }, () => aCandidate(contest.id, { story }));
  await table.transact(newContestWrites(contest));
  for (const candidate of candidates) await table.transact(newCandidateWrites(candidate));
  await writeGates(votes, contest.id, { opensAt: voting.opens, closesAt: voting.closes });

  const secret = randomBytes(32);
  const pepper = pepperOf(secret, contest.id);
  const mails: string[] = [];
  const codes: string[] = [];
  const deps: CastingDeps = {
    votes,
    attemptVote: createAttemptVote(documents, 'bench-votes'),
    peppers: { read: async () => pepper },
    papers: createBallotPapers({
      contests: createContestRepository(table),
      merchants: { getMany: async (ids) => new Map(ids.map((id) => [id, aMerchant({ id })])) },
      now: systemClock,
    }),
    keys: createKeyRing(async () => 'bench'),
    mail: {
      async send(requests) {
        for (const request of requests) {
          if (!('mail' in request) || request.mail.kind !== 'vote-code') continue;
          mails.push(new URL(request.mail.confirmUrl).searchParams.get('token') ?? '');
          codes.push(request.mail.code);
        }
      },
    },
    siteUrl: 'https://www.vanhier.example',
    now: systemClock,
    pause: async () => undefined,
  };
  const choice = candidates[0]?.id ?? '';
  let voters = 0;

  /** Has somebody new ask for the mail, from a network of their own. */
  async function ask(domain: string) {
    voters += 1;
    const sealedChoice = await sealChoice({ contest, choices: [choice] }, deps);
    const viewer = `10.${(voters >> 16) & 255}.${(voters >> 8) & 255}.${voters & 255}`;
    const address = `p${voters}@${domain}`;
    const asked = { contest, sealedChoice, address, viewer, proof: undefined };
    const { sealedRequest } = await requestVote({ ...asked, language: 'nl' }, deps);
    return { sealedChoice, sealedRequest, token: mails.pop() ?? '', code: codes.pop() ?? '' };
  }

  return {
    contest,
    choice,
    ask,
    secretText: secret.toString('base64url'),
    counts: () => createVoteRepository(votes).cohortCounts(contest.id),
  };
}

/** Answers as Secrets Manager does: the pepper, and one key for everything else. */
export async function startSecrets(pepper: string) {
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => {
      text += part;
    });
    request.on('end', () => {
      const { SecretId } = JSON.parse(text);
      const SecretString = String(SecretId).includes('pepper') ? pepper : 'bench';
      response.setHeader('content-type', 'application/x-amz-json-1.1');
      response.end(JSON.stringify({ SecretString }));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}
