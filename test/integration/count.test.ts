import { createHash } from 'node:crypto';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readResult } from '../../functions/voting/counting/result.ts';
import { recount, verifyAudit } from '../../functions/voting/index.ts';
import { rehearseVote } from '../../functions/voting/rehearsal/rehearse-vote.ts';
import { type DemoStage, openStage } from '../../infra/local/demo/demo-stage.ts';
import { openRaceContest, type RaceContest } from '../race/race-contest.ts';
import { useLocalCloud } from './cloud.ts';

const cloud = useLocalCloud();
let demo: DemoStage;
let contest: RaceContest;

/** Seven votes, then staff close the contest and publish it, over the API; the count is the real function. */
beforeAll(async () => {
  demo = openStage(cloud());
  contest = await openRaceContest(cloud(), demo);
  demo.stage.moveTo(new Date());
  const [first, second] = await demo.stage.deps.contests.candidates(contest.id);
  const choices = [first, first, first, first, second, second, second];
  for (const [voter, candidate] of choices.entries()) {
    const address = `count.${voter}@telenet.be`;
    const vote = { contestId: contest.id, address, choices: [candidate?.id ?? ''] };
    await rehearseVote(vote, demo.stage);
  }
  await contest.close();
  await contest.publish();
});
afterAll(() => demo?.close());

const resultOf = async () => {
  const result = await readResult(demo.table, contest.id);
  if (!result) throw new Error('there is no result');
  return result;
};

const download = async (name: string) => {
  const file = (await resultOf()).files.find((one) => one.name === name);
  const answer = await fetch(cloud().siteUrl + file?.path);
  return { file, answer, bytes: new Uint8Array(await answer.arrayBuffer()) };
};

describe('a contest that was closed and published through the staff API', () => {
  it.each(['ballots.json', 'ballots.csv'])(
    'has a %s that anybody downloads and counts',
    async (name) => {
      const { file, answer, bytes } = await download(name);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(file?.sha256);
      const { tally, differences } = await recount(bytes);
      expect(differences).toEqual([]);
      expect(tally.candidates.map(({ total }) => total).sort()).toEqual([0, 0, 3, 4]);
    },
  );

  it('has a log that is whole', async () => {
    const { bytes } = await download('audit.jsonl');
    const { audit } = await resultOf();
    expect(verifyAudit(bytes, audit.hash)).toMatchObject({ valid: true, lines: audit.sequence });
  });

  it('has made its winner an ambassador and told all four', async () => {
    const { candidates, winners } = await resultOf();
    const winner = candidates.find(({ id }) => id === winners[0]);
    const merchant = await demo.stage.deps.merchants.get(winner?.merchantId ?? '');
    expect(merchant?.ambassador?.contestId).toBe(contest.id);
    await expect
      .poll(
        async () =>
          (await cloud().mails()).filter(({ to }) => /winkel\d@shops/.test(to.join())).length,
        { timeout: 120_000 },
      )
      .toBe(4);
  });

  it('has one backup, which nobody on the site can reach', async () => {
    const Bucket = cloud().output('VoteBackupsBucket');
    const Key = `vote-backups/${contest.id}.json`;
    const { Body } = await demo.s3.send(new GetObjectCommand({ Bucket, Key }));
    const backup = JSON.parse((await Body?.transformToString()) ?? '');
    expect([backup.roll.length, backup.ballots.length]).toEqual([7, 7]);
    const { status } = await fetch(`${cloud().siteUrl}/vote-backups/${contest.id}.json`);
    expect(status).toBe(404);
  });

  it('keeps its pepper until nobody can appeal', async () => {
    const secrets = new SecretsManagerClient({
      endpoint: cloud().awsUrl,
      region: 'eu-west-1',
      credentials: cloud().adminCredentials,
    });
    const SecretId = `${cloud().output('PepperPrefix')}/${contest.id}`;
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId }));
    expect(Buffer.from(SecretString ?? '', 'base64url')).toHaveLength(32);
    secrets.destroy();
  });
});
