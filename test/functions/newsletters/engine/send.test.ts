import { describe, expect, it } from 'vitest';
import { liftGlobalStop, stopAllSending } from '../../../../functions/newsletters/global-stop.ts';
import { globalStopKey } from '../../../../functions/newsletters/issue-keys.ts';
import { planIssue } from '../../../../functions/newsletters/planning/plan-issue.ts';
import { createChunkRepository } from '../../../../functions/newsletters/sending/chunk-repository.ts';
import { sendChunk } from '../../../../functions/newsletters/sending/send-chunk.ts';
import { toItem } from '../../../../functions/subscribers/repository/subscriber-item.ts';
import { type EngineWorld, engineWorld, siteUrl } from '../../../builders/engine-world.ts';
import { sesError } from '../../../builders/fake-ses.ts';
import { aSubscriber } from '../../../builders/sendable-issue.ts';
import { freshTable } from '../../../builders/table.ts';

/** Plans the issue; its chunks are queued, none is sent. */
async function planned(world: EngineWorld): Promise<void> {
  for (let step = world.planQueue.take(); step; step = world.planQueue.take()) {
    await planIssue(step, world.plan);
  }
}

const handle = (world: EngineWorld, message: EngineWorld['sendQueue']['messages'][number]) =>
  sendChunk(message, () => 120_000, world.send);

const mostMails = ({ ses }: EngineWorld): number => Math.max(0, ...ses.counts().values());

describe('sending an issue', () => {
  it('sends to every active subscriber once and ends as sent, on a real table', async () => {
    const world = await engineWorld({ table: await freshTable(), recipients: 130 });
    await world.work();
    expect(world.ses.mails.length).toBe(130);
    expect(mostMails(world)).toBe(1);
    await world.minutes(1);
    expect((await world.issue()).state).toBe('sent');
    expect(await world.progress()).toMatchObject({ planned: 130, sent: 130, pending: 0 });
  });

  it('carries what a mailbox provider asks for, for each recipient', async () => {
    const world = await engineWorld({ recipients: 3 });
    await world.work();
    const [call] = world.ses.calls;
    const [mail] = world.ses.mails;
    expect(call?.FromEmailAddress).toBe('"Van hier Kempen" <kempen@mail.vanhier.example>');
    expect(call?.ReplyToAddresses?.[0]).toMatch(/^communicatie@(balen|retie)\.vanhier\.example$/);
    expect(mail?.headers.get('List-Unsubscribe')).toMatch(
      new RegExp(`^<${siteUrl}/newsletter/(nl|fr)/unsubscribe\\?token=[\\w.-]+>$`),
    );
    expect(mail?.headers.get('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    expect(mail?.headers.get('List-Id')).toMatch(
      /^<residents\.(balen|retie)\.mail\.vanhier\.example>$/,
    );
    expect(mail?.headers.get('Auto-Submitted')).toBe('auto-generated');
    expect(mail?.values).toMatchObject({ name: 'Jef O’Brien', nameHtml: 'Jef O’Brien' });
    const tags = call?.BulkEmailEntries?.[0]?.ReplacementTags ?? [];
    expect(Object.fromEntries(tags.map(({ Name, Value }) => [Name, Value]))).toMatchObject({
      kind: 'bulk',
      issue: world.issueId,
      index: '0',
      to: expect.stringMatching(/^(13003|13036)-residents-(nl|fr)$/),
      'ses:feedback-id-a': 'kempen',
      'ses:feedback-id-b': world.issueId,
    });
    for (const { Value } of tags) expect(Value).toMatch(/^[\w-]{1,256}$/);
  });

  it('sends nothing twice when every message comes twice', async () => {
    const world = await engineWorld();
    await planned(world);
    const messages = [...world.sendQueue.messages];
    for (const message of messages) {
      await Promise.all([handle(world, message), handle(world, message)]);
    }
    expect(world.ses.mails.length).toBe(120);
    expect(mostMails(world)).toBe(1);
  });

  it('leaves out who left, bounced, complained or was erased since planning, and says so', async () => {
    const world = await engineWorld({ recipients: 20 });
    await planned(world);
    const [left = '', bounced = '', complained = '', erased = ''] = world.subscribers;
    const ended = { residents: { state: 'ended' as const, municipalities: [], left: [] } };
    await world.table.put(toItem(aSubscriber(left, { subscriptions: ended })));
    await world.table.put(toItem(aSubscriber(bounced, { addressState: 'bounced' })));
    await world.table.put(toItem(aSubscriber(complained, { addressState: 'complained' })));
    const { pk, sk } = toItem(aSubscriber(erased));
    await world.table.remove({ pk: String(pk), sk: String(sk) });
    await world.work();
    expect(world.ses.mails.length).toBe(16);
    expect((await world.progress()).dropped).toMatchObject({
      ended: 1,
      bounced: 1,
      complained: 1,
      absent: 1,
    });
  });

  it('pauses within the chunk under way, and resumes without a second mail for anybody', async () => {
    const world = await engineWorld();
    await planned(world);
    let calls = 0;
    world.ses.behave = async (_, take) => {
      calls += 1;
      if (calls === 2) {
        const pause = { reason: 'staff' as const, at: world.now().toISOString() };
        await world.swept.issues.transition(world.issueId, {
          from: ['sending'],
          to: 'paused',
          set: { pause },
        });
      }
      return take();
    };
    world.now.advance(10);
    await world.work();
    expect(calls).toBe(2);
    expect((await world.issue()).state).toBe('paused');
    await world.minutes(20);
    expect(calls).toBe(2);
    await world.swept.issues.transition(world.issueId, {
      from: ['paused'],
      to: 'sending',
      remove: ['pause'],
    });
    await world.minutes(3);
    expect((await world.issue()).state).toBe('sent');
    expect(world.ses.mails.length).toBe(120);
    expect(mostMails(world)).toBe(1);
  });

  it('stops for the global stop and goes on when it is lifted', async () => {
    const world = await engineWorld();
    await planned(world);
    await world.table.put({ ...globalStopKey, by: 'acc_admin', at: world.now().toISOString() });
    await world.work();
    await world.minutes(3);
    expect(world.ses.mails.length).toBe(0);
    await world.table.remove(globalStopKey);
    await world.minutes(3);
    expect((await world.issue()).state).toBe('sent');
    expect(world.ses.mails.length).toBe(120);
  });

  it('goes on at once with what workers let be during a stop of seconds', async () => {
    const world = await engineWorld();
    await planned(world);
    const { table, now, newId } = world;
    const deps = { table, now, newId, issues: world.swept.issues };
    const admin = { accountId: 'acc_admin', name: 'Admin', email: 'a@b.example', grants: [] };
    await stopAllSending(deps, admin);
    await world.work();
    now.advance(5);
    await liftGlobalStop(deps, admin);
    await world.minutes(2);
    expect((await world.issue()).state).toBe('sent');
    expect(world.ses.mails.length).toBe(120);
  });

  it('sees at once that a paused issue was resumed', async () => {
    const world = await engineWorld();
    await planned(world);
    const message = world.sendQueue.take();
    if (!message) throw new Error('nothing is queued');
    const { issues } = world.swept;
    await issues.transition(world.issueId, { from: ['sending'], to: 'paused' });
    await handle(world, message);
    expect(world.ses.calls.length).toBe(0);
    await issues.transition(world.issueId, { from: ['paused'], to: 'sending' });
    await handle(world, message);
    expect(world.ses.calls.length).toBe(1);
  });

  it('queues a chunk anew whose message was lost', async () => {
    const world = await engineWorld();
    await planned(world);
    world.sendQueue.waiting.splice(0, 7);
    await world.work();
    expect(world.ses.mails.length).toBeLessThan(120);
    await world.minutes(15);
    expect((await world.issue()).state).toBe('sent');
    expect(world.ses.mails.length).toBe(120);
  });

  it('leaves a call to a later invocation when the function has under 30 seconds', async () => {
    const world = await engineWorld();
    await planned(world);
    const message = world.sendQueue.take();
    if (!message) throw new Error('nothing is queued');
    const before = world.sendQueue.messages.length;
    await sendChunk(message, () => 29_000, world.send);
    expect(world.ses.calls.length).toBe(0);
    expect(world.sendQueue.messages.length).toBe(before + 1);
  });
});

describe('the pace', () => {
  it('never exceeds one mail a second, and ends', async () => {
    const world = await engineWorld({ recipients: 12, ratePerSecond: 1 });
    const times: number[] = [];
    world.ses.behave = (request, take) => {
      expect(request.BulkEmailEntries?.length).toBe(1);
      times.push(world.now().getTime());
      return take();
    };
    await world.work();
    await world.minutes(3);
    expect(times.length).toBe(12);
    times.slice(1).forEach((time, index) => {
      expect(time - (times[index] ?? 0)).toBeGreaterThanOrEqual(1000);
    });
    await world.minutes(1);
    expect((await world.issue()).state).toBe('sent');
  });

  it('pauses before the day’s quota is used up, and goes on by itself', async () => {
    const world = await engineWorld({ recipients: 260, ratePerSecond: 10, max24Hours: 200 });
    await world.work();
    await world.minutes(3);
    const first = world.ses.mails.length;
    expect(first).toBeGreaterThan(100);
    expect(first).toBeLessThanOrEqual(180);
    expect(await world.issue()).toMatchObject({ state: 'paused', pause: { reason: 'quota' } });
    await world.minutes(10);
    expect(world.ses.mails.length).toBe(first);
    await world.setQuota({ ratePerSecond: 10, max24Hours: 200, sentLast24Hours: 0 });
    await world.minutes(5);
    expect((await world.issue()).state).toBe('sent');
    expect(world.ses.mails.length).toBe(260);
    expect(mostMails(world)).toBe(1);
  });

  it('fails nobody when SES throttles most calls', async () => {
    const world = await engineWorld();
    let calls = 0;
    world.ses.behave = (_, take) => {
      calls += 1;
      if (calls % 4 !== 0) throw sesError('TooManyRequestsException', 'rate exceeded', 429);
      return take();
    };
    await world.work();
    await world.minutes(60);
    expect((await world.issue()).state).toBe('sent');
    expect(await world.progress()).toMatchObject({ sent: 120, pending: 0 });
    expect(mostMails(world)).toBe(1);
  });
});

describe('answers of SES', () => {
  it('are taken entry by entry', async () => {
    const world = await engineWorld({ recipients: 40 });
    world.ses.behave = (request, _) =>
      (request.BulkEmailEntries ?? []).map((entry, place) =>
        place === 1 ? { Status: 'FAILED' } : world.ses.takeEntry(request, entry),
      );
    await world.work();
    const { sent, failed, pending } = await world.progress();
    expect(sent).toBe(world.ses.mails.length);
    expect(failed.error).toBe(40 - world.ses.mails.length);
    expect(failed.error).toBeGreaterThan(0);
    expect(pending).toBe(0);
  });

  it('pause the issue with everybody pending when the identity is not verified', async () => {
    const world = await engineWorld();
    world.ses.behave = () => {
      throw sesError('MailFromDomainNotVerifiedException');
    };
    await world.work();
    expect(await world.issue()).toMatchObject({ state: 'paused', pause: { reason: 'identity' } });
    expect(world.ses.calls.length).toBe(1);
    expect(await world.progress()).toMatchObject({ sent: 0, pending: 120, uncertain: 0 });
  });

  it('pause with everybody pending when a template is missing', async () => {
    const world = await engineWorld();
    world.ses.behave = (request) =>
      (request.BulkEmailEntries ?? []).map(() => ({ Status: 'TEMPLATE_NOT_FOUND' as const }));
    await world.work();
    expect(await world.issue()).toMatchObject({ state: 'paused', pause: { reason: 'template' } });
    expect(await world.progress()).toMatchObject({ sent: 0, pending: 120 });
  });

  it('that refuse a whole call are halved until the bad entry stands alone', async () => {
    const world = await engineWorld({ recipients: 300 });
    const bad = `${world.subscribers[7]}@resident.example`;
    world.ses.behave = (request, take) => {
      const isBad = request.BulkEmailEntries?.some(
        (entry) => entry.Destination?.ToAddresses?.[0] === bad,
      );
      if (isBad) throw sesError('BadRequestException', 'Local address contains a blank');
      return take();
    };
    await world.work();
    expect(await world.progress()).toMatchObject({
      sent: 299,
      pending: 0,
      failed: { invalid: 1 },
    });
    expect(mostMails(world)).toBe(1);
  });

  it('that refuse every entry alone pause the issue, since the fault is its own', async () => {
    const world = await engineWorld();
    world.ses.behave = () => {
      throw sesError('BadRequestException', 'Template is broken');
    };
    await world.work();
    expect(await world.issue()).toMatchObject({ state: 'paused', pause: { reason: 'refused' } });
    expect((await world.progress()).failed.invalid).toBeLessThanOrEqual(2);
  });

  it('that never come leave everybody of the call uncertain, and events decide', async () => {
    const world = await engineWorld({ recipients: 60 });
    let calls = 0;
    world.ses.behave = (_, take) => {
      calls += 1;
      if (calls === 1) {
        take();
        throw Object.assign(new Error('timeout'), { name: 'TimeoutError' });
      }
      if (calls === 2) throw Object.assign(new Error('reset'), { code: 'ECONNRESET' });
      return take();
    };
    await world.work();
    const { uncertain, pending } = await world.progress();
    expect(uncertain).toBeGreaterThan(1);
    expect(pending).toBe(0);
    await world.deliverEvents();
    await world.minutes(14);
    expect((await world.progress()).uncertain).toBe(uncertain);
    await world.minutes(4);
    expect(await world.progress()).toMatchObject({ sent: 60, uncertain: 0 });
    expect(world.ses.mails.length).toBe(60);
    expect(mostMails(world)).toBe(1);
  });
});

describe('a worker that dies', () => {
  const dies = () => Promise.reject(new Error('the process died'));

  it('after SES took the mails leaves them uncertain until their events are there', async () => {
    const world = await engineWorld({ recipients: 30 });
    await planned(world);
    const message = world.sendQueue.take();
    if (!message) throw new Error('nothing is queued');
    const chunks = { claim: world.send.chunks.claim, change: dies };
    await expect(sendChunk(message, () => 120_000, { ...world.send, chunks })).rejects.toThrow(
      'died',
    );
    const taken = world.ses.mails.length;
    expect(taken).toBeGreaterThan(0);
    await handle(world, message);
    expect(world.ses.mails.length).toBe(taken);
    await world.work();
    await world.minutes(4);
    expect((await world.progress()).uncertain).toBe(taken);
    await world.deliverEvents();
    await world.minutes(17);
    expect(await world.progress()).toMatchObject({ sent: 30, uncertain: 0, pending: 0 });
    expect(mostMails(world)).toBe(1);
  });

  it('before SES was called has its recipients sent to after lease and grace', async () => {
    const world = await engineWorld({ recipients: 30 });
    await planned(world);
    const message = world.sendQueue.take();
    if (!message) throw new Error('nothing is queued');
    const recipients = { readPresent: dies };
    await expect(sendChunk(message, () => 120_000, { ...world.send, recipients })).rejects.toThrow(
      'died',
    );
    await world.work();
    await world.deliverEvents();
    await world.minutes(22);
    expect((await world.issue()).state).toBe('sent');
    expect(world.ses.mails.length).toBe(30);
    expect(mostMails(world)).toBe(1);
  });

  it('has its late results refused once another attempt has begun', async () => {
    const world = await engineWorld({ recipients: 30, ratePerSecond: 2 });
    await planned(world);
    const chunks = createChunkRepository(world.table);
    const ref = world.sendQueue.messages[0];
    if (!ref) throw new Error('nothing is queued');
    const claim = { entries: 1, leaseUntil: new Date(world.now().getTime() + 180_000) };
    const stale = await chunks.claim(ref, claim);
    expect(await chunks.claim(ref, claim)).toBeUndefined();
    await world.minutes(4);
    const { settled } = await import('../../../../functions/newsletters/sending/settle-call.ts');
    if (!stale) throw new Error('the claim failed');
    const results = {
      states: new Map([[0, 's' as const]]),
      callLimit: undefined,
      isHeldUp: false,
    };
    const newer = await chunks.find(ref);
    if (!newer) throw new Error('the chunk is gone');
    const claimed = { ...newer, attempt: stale.attempt + 1 };
    const { attempt } = stale;
    const reconcileAt = world.now();
    expect(settled(claimed, { attempt, results, reconcileAt })).toBeUndefined();
    expect(settled(newer, { attempt, results, reconcileAt })?.states.startsWith('s')).toBe(true);
  });
});

describe('a cancelled issue', () => {
  it('keeps what SES took while it was cancelled, and sends no more', async () => {
    const world = await engineWorld();
    await planned(world);
    world.ses.behave = async (_, take) => {
      await world.swept.issues.transition(world.issueId, { from: ['sending'], to: 'cancelled' });
      return take();
    };
    await world.work();
    await world.minutes(3);
    const { sent, pending, dropped } = await world.progress();
    expect(world.ses.calls.length).toBe(1);
    expect(sent).toBe(world.ses.mails.length);
    expect(pending).toBe(0);
    expect(dropped.cancelled).toBe(120 - sent);
  });

  it('drops who was uncertain and has no event', async () => {
    const world = await engineWorld({ recipients: 10 });
    world.ses.behave = () => {
      throw sesError('InternalServiceErrorException', '', 500);
    };
    await world.work();
    await world.swept.issues.transition(world.issueId, { from: ['sending'], to: 'cancelled' });
    await world.minutes(20);
    expect(await world.progress()).toMatchObject({ sent: 0, uncertain: 0, pending: 0 });
    expect((await world.progress()).dropped.cancelled).toBe(10);
  });
});

describe('events', () => {
  it.each([
    ['unrendered', 'rendering'],
    ['rejected', 'rejected'],
  ] as const)('%s turns sent into failed: %s', async (kind, reason) => {
    const world = await engineWorld({ recipients: 10 });
    world.ses.eventKind = kind;
    await world.work();
    await world.deliverEvents();
    expect(await world.progress()).toMatchObject({ sent: 0, failed: { [reason]: 10 } });
  });

  it('count once however often they come', async () => {
    const world = await engineWorld({ recipients: 10 });
    world.ses.eventKind = 'rejected';
    await world.work();
    world.ses.events.push(...world.ses.events);
    await world.deliverEvents();
    expect((await world.progress()).failed.rejected).toBe(10);
  });

  it('that are quicker than the results of their call still win', async () => {
    const world = await engineWorld({ recipients: 10 });
    world.ses.behave = async (_, take) => {
      const results = take();
      const [first] = world.ses.events;
      if (first)
        world.ses.events.splice(0, world.ses.events.length, { ...first, kind: 'rejected' });
      await world.deliverEvents();
      return results;
    };
    await world.work();
    const { sent, failed, pending } = await world.progress();
    expect(failed.rejected).toBe(world.ses.calls.length);
    expect(sent).toBe(10 - failed.rejected);
    expect(pending).toBe(0);
  });
});

describe('retrying', () => {
  it('twice at the same time writes to nobody twice', async () => {
    const world = await engineWorld({ recipients: 5 });
    world.ses.behave = (request) =>
      (request.BulkEmailEntries ?? []).map(() => ({ Status: 'MESSAGE_REJECTED' as const }));
    await world.work();
    await world.minutes(1);
    await world.swept.issues.transition(world.issueId, {
      from: ['sent'],
      to: 'sending',
      set: { retryingSince: world.now().toISOString() },
    });
    world.ses.behave = (_, take) => {
      take();
      throw Object.assign(new Error('timeout'), { name: 'TimeoutError' });
    };
    const step = { step: 'retry', issueId: world.issueId } as const;
    const { chunks } = world.plan;
    let isFirst = true;
    // The second run has read a chunk that the first retries, and whose mails are out, before it goes on.
    const withFailed: typeof chunks.withFailed = async function* (run) {
      for await (const chunk of chunks.withFailed(run)) {
        if (isFirst) {
          isFirst = false;
          await planIssue(step, world.plan);
          await world.work();
          await world.deliverEvents();
        }
        yield chunk;
      }
    };
    await planIssue(step, { ...world.plan, chunks: { ...chunks, withFailed } });
    await world.minutes(20);
    expect(world.ses.mails.length).toBe(5);
    expect(mostMails(world)).toBe(1);
    expect(await world.progress()).toMatchObject({ sent: 5, uncertain: 0, pending: 0 });
  });

  it('again while a call is under way leaves alone who is in it', async () => {
    const world = await engineWorld({ recipients: 60 });
    world.ses.behave = (request) =>
      (request.BulkEmailEntries ?? []).map(() => ({ Status: 'MESSAGE_REJECTED' as const }));
    await world.work();
    await world.minutes(1);
    const step = { step: 'retry', issueId: world.issueId } as const;
    const retry = async (from: 'sent' | 'sending') => {
      const set = { retryingSince: world.now().toISOString() };
      await world.swept.issues.transition(world.issueId, { from: [from], to: 'sending', set });
      await planIssue(step, world.plan);
    };
    await world.setQuota({ ratePerSecond: 1, max24Hours: -1, sentLast24Hours: 0 });
    world.now.advance(60);
    await retry('sent');
    const message = world.sendQueue.messages.find(({ pending }) => pending && pending > 1);
    if (!message) throw new Error('no chunk has two recipients');
    let calls = 0;
    world.ses.behave = async (_, take) => {
      calls += 1;
      if (calls === 1) return [{ Status: 'MESSAGE_REJECTED' }];
      await retry('sending');
      return take();
    };
    const { claim, change } = world.send.chunks;
    const chunks: typeof world.send.chunks = {
      claim,
      change: async (...args) => {
        if (calls === 2) throw new Error('the process died');
        return change(...args);
      },
    };
    await expect(sendChunk(message, () => 120_000, { ...world.send, chunks })).rejects.toThrow();
    world.ses.behave = (_, take) => take();
    await world.deliverEvents();
    await world.minutes(25);
    await world.deliverEvents();
    expect(mostMails(world)).toBe(1);
    expect(world.ses.mails.length).toBe(59);
    expect(await world.progress()).toMatchObject({ sent: 59, failed: { rejected: 1 } });
  });

  it('writes to those who failed and to nobody else', async () => {
    const world = await engineWorld({ recipients: 40 });
    world.ses.behave = (request, _) =>
      (request.BulkEmailEntries ?? []).map((entry, place) =>
        place === 0 ? { Status: 'MESSAGE_REJECTED' } : world.ses.takeEntry(request, entry),
      );
    await world.work();
    await world.minutes(1);
    expect((await world.issue()).state).toBe('sent');
    const { failed } = await world.progress();
    expect(failed.rejected).toBeGreaterThan(0);
    const before = world.ses.mails.length;
    world.ses.behave = (_, take) => take();
    await world.swept.issues.transition(world.issueId, {
      from: ['sent'],
      to: 'sending',
      set: { retryingSince: world.now().toISOString() },
    });
    await world.minutes(3);
    expect((await world.issue()).state).toBe('sent');
    expect(world.ses.mails.length).toBe(before + failed.rejected);
    expect(await world.progress()).toMatchObject({ sent: 40, failed: { rejected: 0 } });
    expect(mostMails(world)).toBe(1);
  });
});
