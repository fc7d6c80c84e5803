import {
  ConfigurationSetSendingPausedException,
  MessageRejected,
  SESClient,
  SESServiceException,
  SendRawEmailCommand,
} from '@aws-sdk/client-ses';
import { mockClient } from 'aws-sdk-client-mock';
import { simpleParser } from 'mailparser';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { createMailQueue } from '../../../functions/mail/mail-queue.ts';
import { type MailMessage, mailMessageSchema } from '../../../functions/mail/message.ts';
import { createPace } from '../../../functions/mail/pace.ts';
import { writeQuota } from '../../../functions/mail/pace-repository.ts';
import { type MailDeps, sendMail } from '../../../functions/mail/send-mail.ts';
import type { Table } from '../../../shared/data/table.ts';
import { testClock } from '../../builders/clock.ts';
import { recordedSqs } from '../../builders/recorded-sqs.ts';
import { freshTable } from '../../builders/table.ts';

const ses = mockClient(SESClient);
const sqs = recordedSqs();
const address = "o'brien+shop@example.be";

const message = (id = 'm1'): MailMessage =>
  mailMessageSchema.parse({
    id,
    queuedAt: '2026-11-22T12:00:00.000Z',
    request: {
      to: { address },
      mail: {
        kind: 'confirm-subscription',
        language: 'nl',
        nis: '13036',
        audience: 'residents',
        origin: 'form',
        confirmUrl: 'https://www.vanhier.example/newsletter/nl/confirm?token=abc',
        expiresAt: '2026-12-22T12:00:00.000Z',
      },
      unsubscribeUrl: 'https://www.vanhier.example/newsletter/nl/unsubscribe?token=xyz',
    },
  });

let table: Table;
let deps: MailDeps;
const clock = testClock();
const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const count = vi.fn();

beforeEach(async () => {
  ses.reset();
  sqs.calls.length = 0;
  vi.clearAllMocks();
  clock.set('2026-11-22T12:00:00Z');
  ses.on(SendRawEmailCommand).resolves({ MessageId: 'ses-1' });
  table = await freshTable();
  await writeQuota(table, { ratePerSecond: 50, max24Hours: 200, sentLast24Hours: 0 }, clock());
  deps = {
    table,
    ses: new SESClient({}),
    pace: createPace(table),
    queue: createMailQueue(sqs, 'https://queue', clock),
    findAddress: async (to) => ('address' in to ? to.address : undefined),
    sender: {
      configurationSet: 'set',
      mailDomain: 'mail.vanhier.example',
      siteUrl: 'https://www.vanhier.example',
    },
    now: clock,
    log,
    count,
  };
});

const minute = () => 60_000;
const send = (given = message(), remainingMs = minute) => sendMail(given, remainingMs, deps);
const sent = () => ses.commandCalls(SendRawEmailCommand).map(({ args }) => args[0].input);
const putBack = () => sqs.calls.flatMap(({ Entries }) => Entries);
const refuse = (name: string, text: string, $fault: 'client' | 'server' = 'client') =>
  ses
    .on(SendRawEmailCommand)
    .rejectsOnce(new SESServiceException({ name, message: text, $fault, $metadata: {} }));

describe('sending one mail', () => {
  it('sends text and HTML from the region, with answers to the municipality', async () => {
    await send();
    const [input] = sent();
    const mail = await simpleParser(Buffer.from(input?.RawMessage?.Data ?? []));
    expect(mail.from?.value[0]).toEqual({
      name: 'Van hier Kempen',
      address: 'kempen@mail.vanhier.example',
    });
    expect(mail.replyTo?.text).toBe('communicatie@retie.vanhier.example');
    expect(mail.to).toMatchObject({ value: [{ address }] });
    expect(mail.subject).toContain('Retie');
    expect(mail.text).toContain('/newsletter/nl/confirm?token=abc');
    expect(mail.html).toContain('/newsletter/nl/confirm?token=abc');
    expect(mail.messageId).toBe('<m1@mail.vanhier.example>');
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('offers the one-click unsubscribe it was given', async () => {
    await send();
    const raw = Buffer.from(sent()[0]?.RawMessage?.Data ?? []).toString();
    const unfolded = raw.replaceAll(/\r\n[ \t]+/g, ' ');
    expect(unfolded).toMatch(/^List-Unsubscribe: *<https:\/\/.*unsubscribe\?token=xyz>\r$/im);
    expect(unfolded).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/im);
  });

  it('goes through the configuration set with tags that its events bring back', async () => {
    await send();
    expect(sent()[0]).toMatchObject({
      ConfigurationSetName: 'set',
      Destinations: [address],
      Tags: [
        { Name: 'kind', Value: 'transactional' },
        { Name: 'mail', Value: 'confirm-subscription' },
        { Name: 'ses:feedback-id-a', Value: 'kempen' },
      ],
    });
  });

  it('sends once when the queue delivers the message twice', async () => {
    await send();
    await send();
    expect(sent()).toHaveLength(1);
    expect(putBack()).toHaveLength(0);
  });

  it('sends once what was asked for twice under one id', async () => {
    const { request } = message();
    await deps.queue.sendOnce([{ id: 'result-con_1-can_1', request }]);
    clock.advance(3600);
    await deps.queue.sendOnce([{ id: 'result-con_1-can_1', request }]);
    const asked = putBack().map(({ MessageBody }) => JSON.parse(MessageBody));
    expect(asked).toHaveLength(2);
    for (const body of asked) await send(mailMessageSchema.parse(body));
    expect(sent()).toHaveLength(1);
  });

  it('waits for a delivery that is under way, and sends when that one turns out to have died', async () => {
    let die: (error: Error) => void = () => {};
    ses.on(SendRawEmailCommand).callsFakeOnce(() => new Promise((_, reject) => (die = reject)));
    const first = send().catch(() => {});
    await expect.poll(() => sent().length).toBe(1);
    await send();
    expect(sent()).toHaveLength(1);
    expect(putBack()).toHaveLength(1);
    clock.advance(130);
    await send();
    expect(sent()).toHaveLength(2);
    die(new Error('the function was stopped'));
    await first;
  });

  it('writes to nobody whose address is not to be written to', async () => {
    await sendMail(message(), minute, { ...deps, findAddress: async () => undefined });
    expect(sent()).toHaveLength(0);
    expect(count).toHaveBeenCalledWith('MailSuppressed');
  });

  it.each([
    ['Throttling', 'Maximum sending rate exceeded.', 10, 15],
    ['Throttling', 'Daily message quota exceeded.', 900, 900],
    ['AccountSendingPausedException', 'Sending paused for this account.', 900, 900],
    ['MessageRejected', 'Email address is not verified.', 900, 900],
  ])('puts the mail back when SES answers %s: %s', async (name, text, from, to) => {
    refuse(name, text);
    await send();
    const [entry] = putBack();
    expect(entry?.DelaySeconds).toBeGreaterThanOrEqual(from);
    expect(entry?.DelaySeconds).toBeLessThanOrEqual(to);
    const again = mailMessageSchema.parse(JSON.parse(entry?.MessageBody ?? ''));
    expect(again).toEqual(message());
    await send(again);
    expect(sent()).toHaveLength(2);
  });

  it('tries again soon when SES gives no answer', async () => {
    ses.on(SendRawEmailCommand).rejectsOnce(new Error('socket hang up'));
    await send();
    expect(putBack()[0]?.DelaySeconds).toBeLessThanOrEqual(45);
  });

  it('is done with a mail that SES will never take', async () => {
    refuse('InvalidParameterValue', 'Domain contains illegal character');
    await send();
    await send();
    expect(sent()).toHaveLength(1);
    expect(putBack()).toHaveLength(0);
    expect(count).toHaveBeenCalledWith('MailRefused');
  });

  it('leaves a mail that cannot leave for three days to the dead-letter queue', async () => {
    ses
      .on(SendRawEmailCommand)
      .rejects(new ConfigurationSetSendingPausedException({ message: 'paused', $metadata: {} }));
    clock.advance(3 * 86_400 + 1);
    await expect(send()).rejects.toThrow('three days');
  });

  it('comes back later when its slot is too far away for this call', async () => {
    await writeQuota(table, { ratePerSecond: 1, max24Hours: 200, sentLast24Hours: 0 }, clock());
    await deps.pace.reserve(1, clock());
    await deps.pace.reserve(100, clock());
    await send();
    expect(sent()).toHaveLength(0);
    expect(putBack()[0]?.DelaySeconds).toBeGreaterThan(100);
  });

  it('comes back later when the daily quota is used up', async () => {
    await writeQuota(table, { ratePerSecond: 9, max24Hours: 200, sentLast24Hours: 200 }, clock());
    await send();
    expect(sent()).toHaveLength(0);
    expect(putBack()[0]?.DelaySeconds).toBe(900);
  });

  it('never logs the address', async () => {
    ses
      .on(SendRawEmailCommand)
      .rejectsOnce(new MessageRejected({ message: `Address ${address} rejected`, $metadata: {} }));
    await send();
    expect(log.warn).toHaveBeenCalled();
    expect(JSON.stringify(Object.values(log).map((fn) => fn.mock.calls))).not.toContain('brien');
  });

  it('queues test mails one by one, since each carries its whole content', async () => {
    const test = { issueId: 'iss_1', nis: '13036', subject: 'S', html: '<p>H</p>', text: 'T' };
    await deps.queue.send([
      { to: { address }, test },
      { to: { address }, test: { ...test, subject: 'Second' } },
    ]);
    expect(sqs.calls).toHaveLength(2);
    const bodies = putBack().map(({ MessageBody }) => JSON.parse(MessageBody));
    const [, second] = z.array(mailMessageSchema).parse(bodies);
    if (second) await send(second);
    const raw = Buffer.from(sent()[0]?.RawMessage?.Data ?? []).toString();
    expect(raw).toMatch(/^Subject: Second/m);
    expect(sent()[0]?.Tags).toContainEqual({ Name: 'kind', Value: 'test' });
  });
});
