import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createCounterRepository } from '../../functions/engagement/counters/counter-repository.ts';
import type { FollowMessage } from '../../functions/engagement/following/followed.ts';
import { createReaderTrail } from '../../functions/engagement/index.ts';
import { agreeToFollowing } from '../../functions/subscribers/following-consent.ts';
import { createSubscriberRepository } from '../../functions/subscribers/repository/subscribers.ts';
import { type DemoStage, openStage } from '../../infra/local/demo/demo-stage.ts';
import { environmentOf } from '../../infra/local/emulators/environment-of.ts';
import { readJournal } from '../../infra/operations/journal-bucket.ts';
import { systemClock } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import { createQueue, createSqs, type Queue } from '../../shared/queue/queue.ts';
import { aSubscriber } from '../builders/sendable-issue.ts';
import { useLocalCloud } from './cloud.ts';

const cloud = useLocalCloud();
const issue = newId('iss');
let stage: DemoStage;
let queue: Queue<FollowMessage>;
beforeAll(() => {
  stage = openStage(cloud());
  // With the rights of the function that links lead to.
  const environment = environmentOf(cloud().awsUrl, cloud().credentialsOf('engagement/public'));
  queue = createQueue(createSqs({ environment }), cloud().output('FollowQueueUrl'));
});
afterAll(() => stage?.close());

it('clicks of a reader who agreed are noted by the real worker, of nobody else, and both are counted', async () => {
  const { table } = stage;
  const subscribers = createSubscriberRepository(table, { newId });
  const [an, jef] = [aSubscriber(newId('sub')), aSubscriber(newId('sub'))];
  for (const one of [an, jef]) await subscribers.create(one, []);
  await agreeToFollowing(jef.id, { subscribers, now: systemClock });
  const done = (subscriberId: string, seq: number) => ({
    subscriberId,
    event: {
      producer: 'a-container',
      seq,
      kind: 'clicked' as const,
      at: new Date().toISOString(),
      nis: '13036',
      about: { issue, link: '2-1' },
    },
  });
  const ofJef = done(jef.id, 1);
  await queue.send([
    { step: 'note', ...done(an.id, 0) },
    { step: 'note', ...ofJef },
  ]);
  const trail = createReaderTrail(table, systemClock);
  await vi.waitFor(
    async () => expect(await trail.read(jef.id)).toMatchObject([{ what: 'EVENT', issue }]),
    { timeout: 120_000, interval: 250 },
  );
  // What the worker asks of itself for two minutes later.
  await queue.send([{ step: 'judge', ...ofJef }]);
  await vi.waitFor(
    async () =>
      expect((await createCounterRepository(table).read(`issue:${issue}`)).total).toEqual({
        clicked: { raw: 2, human: 2 },
        'reader-clicked': { raw: 1, human: 1 },
      }),
    { timeout: 120_000, interval: 250 },
  );
  expect(await trail.read(an.id)).toEqual([]);
});

it('a complaint ends the consent of the reader, and the journal says so, by the rights of the real worker', async () => {
  const since = new Date().toISOString().slice(0, 10);
  const { table, s3 } = stage;
  const subscribers = createSubscriberRepository(table, { newId });
  const els = aSubscriber(newId('sub'));
  await subscribers.create(els, []);
  await agreeToFollowing(els.id, { subscribers, now: systemClock });
  const environment = environmentOf(cloud().awsUrl, cloud().adminCredentials);
  const events = createQueue(createSqs({ environment }), cloud().output('MailEventsQueueUrl'));
  const complainedRecipients = [{ emailAddress: els.address }];
  const complaint = { complainedRecipients, complaintFeedbackType: 'abuse' };
  const mail = { messageId: 'ses-1', tags: {} };
  await events.send([{ source: 'aws.ses', detail: { eventType: 'Complaint', mail, complaint } }]);
  await vi.waitFor(
    async () =>
      expect(await subscribers.get(els.id)).toMatchObject({
        addressState: 'complained',
        trackingConsent: false,
      }),
    { timeout: 120_000, interval: 250 },
  );
  // The line comes after the consent has ended.
  await vi.waitFor(
    async () => {
      const lines: unknown[] = [];
      for await (const line of readJournal(s3, cloud().output('JournalBucket'), since))
        lines.push(line);
      expect(lines).toMatchObject([{ subscriberId: els.id, ended: 'following' }]);
    },
    { timeout: 120_000, interval: 250 },
  );
});
