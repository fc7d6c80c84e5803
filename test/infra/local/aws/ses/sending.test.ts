import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import {
  CreateEmailTemplateCommand,
  DeleteEmailTemplateCommand,
  GetAccountCommand,
  GetEmailIdentityCommand,
  GetEmailTemplateCommand,
  SESv2Client,
  SendBulkEmailCommand,
  type SendBulkEmailCommandInput,
  SendEmailCommand,
  UpdateEmailTemplateCommand,
} from '@aws-sdk/client-sesv2';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestServices, type TestServices } from '../services.ts';

let services: TestServices;
let ses: SESv2Client;
let sesV1: SESClient;

beforeAll(async () => {
  services = await startTestServices();
  ses = new SESv2Client(services.as());
  sesV1 = new SESClient(services.as());
  await ses.send(
    new CreateEmailTemplateCommand({
      TemplateName: 'hello',
      TemplateContent: {
        Subject: 'Hello {{name}}',
        Html: '<p>{{nameHtml}} & {{place}}</p>',
        Text: 'Hello {{name}} & {{place}}',
      },
    }),
  );
});
afterEach(() => {
  services.faults.ses.clear();
  Object.assign(services.faults.ses.quota, { perDay: 1_000_000, perSecond: 500 });
});
afterAll(() => services.stop());

const entry = (address: string, data: object = { name: 'An', nameHtml: 'An' }) => ({
  Destination: { ToAddresses: [address] },
  ReplacementEmailContent: {
    ReplacementTemplate: { ReplacementTemplateData: JSON.stringify(data) },
  },
});
const bulk = (
  entries: SendBulkEmailCommandInput['BulkEmailEntries'],
  other: Partial<SendBulkEmailCommandInput> = {},
) =>
  ses.send(
    new SendBulkEmailCommand({
      FromEmailAddress: 'Kempen <kempen@mail.example.org>',
      ConfigurationSetName: 'newsletters',
      DefaultContent: { Template: { TemplateName: 'hello', TemplateData: '{"place":"Retie"}' } },
      BulkEmailEntries: entries,
      ...other,
    }),
  );
const mailsTo = async (address: string) =>
  (await services.mails()).filter((mail) => mail.to.includes(address));

describe('a bulk call', () => {
  it('renders each entry with its data over the defaults, escaping nothing', async () => {
    await bulk([entry('one@x.be', { name: "O'Brien <b>", nameHtml: 'O&#39;Brien' })]);
    expect(await mailsTo('one@x.be')).toMatchObject([
      {
        from: 'Kempen <kempen@mail.example.org>',
        subject: "Hello O'Brien <b>",
        html: '<p>O&#39;Brien & Retie</p>',
        text: "Hello O'Brien <b> & Retie",
      },
    ]);
  });

  it("lets an entry's headers and tags replace the call's", async () => {
    await bulk(
      [
        {
          ...entry('two@x.be'),
          ReplacementHeaders: [{ Name: 'List-Id', Value: '<two>' }],
          ReplacementTags: [{ Name: 'index', Value: '7' }],
        },
      ],
      {
        DefaultEmailTags: [{ Name: 'chunk', Value: 'c1' }],
        DefaultContent: {
          Template: {
            TemplateName: 'hello',
            TemplateData: '{"place":"Retie"}',
            Headers: [
              { Name: 'List-Id', Value: '<all>' },
              { Name: 'Auto-Submitted', Value: 'auto-generated' },
            ],
          },
        },
      },
    );
    expect(await mailsTo('two@x.be')).toMatchObject([
      {
        headers: { 'list-id': '<two>', 'auto-submitted': 'auto-generated' },
        tags: { chunk: 'c1', index: '7' },
      },
    ]);
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['51 entries', () => bulk(Array(51).fill(entry('a@x.be'))), 'BadRequestException'],
    ['no entry', () => bulk([]), 'BadRequestException'],
    [
      'a sender that is not verified',
      () => bulk([entry('a@x.be')], { FromEmailAddress: 'a@elsewhere.be' }),
      'MessageRejected',
    ],
    [
      'an unknown configuration set',
      () => bulk([entry('a@x.be')], { ConfigurationSetName: 'none' }),
      'NotFoundException',
    ],
    [
      'an unknown template',
      () => bulk([entry('a@x.be')], { DefaultContent: { Template: { TemplateName: 'none' } } }),
      'NotFoundException',
    ],
    ['an address without domain', () => bulk([entry('a@x.be'), entry('b')]), 'BadRequestException'],
    ['a local part with accents', () => bulk([entry('é@x.be')]), 'BadRequestException'],
    [
      'a header with a line break',
      () =>
        bulk([{ ...entry('a@x.be'), ReplacementHeaders: [{ Name: 'X', Value: 'a\r\nBcc: b' }] }]),
      'BadRequestException',
    ],
    [
      'a tag with a blank',
      () => bulk([{ ...entry('a@x.be'), ReplacementTags: [{ Name: 'a', Value: 'b c' }] }]),
      'BadRequestException',
    ],
  ])('is refused whole for %s', async (_, call, name) => {
    const before = services.faults.ses.accepted();
    await expect(call()).rejects.toMatchObject({ name });
    expect(services.faults.ses.accepted()).toBe(before);
  });

  it('is refused while the identity is not verified', async () => {
    services.faults.ses.setVerified('mail.example.org', false);
    await expect(bulk([entry('a@x.be')])).rejects.toMatchObject({ name: 'MessageRejected' });
    const identity = await ses.send(
      new GetEmailIdentityCommand({ EmailIdentity: 'mail.example.org' }),
    );
    expect(identity.VerifiedForSendingStatus).toBe(false);
    services.faults.ses.setVerified('mail.example.org', true);
  });

  it('answers throttled entries one by one once the second is full', async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    services.faults.ses.quota.perSecond = 2;
    const { BulkEmailEntryResults: results } = await bulk(Array(4).fill(entry('t@x.be')));
    expect(results?.map(({ Status }) => Status)).toEqual([
      'SUCCESS',
      'SUCCESS',
      'ACCOUNT_THROTTLED',
      'ACCOUNT_THROTTLED',
    ]);
  });

  it('answers entries beyond the daily quota as such, and the account says how many are left', async () => {
    const { SendQuota } = await ses.send(new GetAccountCommand({}));
    services.faults.ses.quota.perDay = SendQuota!.SentLast24Hours! + 1;
    const { BulkEmailEntryResults: results } = await bulk([entry('q@x.be'), entry('q@x.be')]);
    expect(results?.map(({ Status }) => Status)).toEqual([
      'SUCCESS',
      'ACCOUNT_DAILY_QUOTA_EXCEEDED',
    ]);
    const after = await ses.send(new GetAccountCommand({}));
    expect(after.SendQuota!.SentLast24Hours).toBe(SendQuota!.SentLast24Hours! + 1);
  });
});

describe('single mails', () => {
  const raw = (lines: string[]) =>
    sesV1.send(
      new SendRawEmailCommand({
        ConfigurationSetName: 'newsletters',
        Tags: [{ Name: 'kind', Value: 'confirm' }],
        RawMessage: { Data: Buffer.from(lines.join('\r\n')) },
      }),
    );

  it('are read from MIME with all their headers', async () => {
    const { MessageId } = await raw([
      'From: Kempen <kempen@mail.example.org>',
      'To: raw@x.be',
      'Subject: =?utf-8?q?Caf=C3=A9?=',
      'List-Unsubscribe: <https://x.be/u>',
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b\r\nContent-Type: text/plain\r\n\r\nplain\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>rich</p>\r\n--b--',
    ]);
    expect(await mailsTo('raw@x.be')).toMatchObject([
      {
        id: MessageId,
        subject: 'Café',
        text: expect.stringContaining('plain'),
        html: expect.stringContaining('<p>rich</p>'),
        headers: { 'list-unsubscribe': '<https://x.be/u>' },
        tags: { kind: 'confirm' },
      },
    ]);
  });

  it('are throttled with the name that SES v1 gives it', async () => {
    services.faults.ses.set({ throttle: 1 });
    const call = raw(['From: a@mail.example.org', 'To: raw@x.be', '', 'x']);
    await expect(call).rejects.toMatchObject({ name: 'Throttling' });
  });

  it('are sent from a template too', async () => {
    const command = new SendEmailCommand({
      FromEmailAddress: 'kempen@mail.example.org',
      Destination: { ToAddresses: ['template@x.be'] },
      Content: {
        Template: {
          TemplateName: 'hello',
          TemplateData: '{"name":"a","nameHtml":"b","place":"c"}',
        },
      },
    });
    await ses.send(command);
    expect(await mailsTo('template@x.be')).toMatchObject([{ subject: 'Hello a' }]);
  });
});

describe('templates', () => {
  const create = (TemplateName: string, Html = '<p>{{a}}</p>') =>
    ses.send(
      new CreateEmailTemplateCommand({ TemplateName, TemplateContent: { Subject: 's', Html } }),
    );

  it('are created once', async () => {
    await create('once');
    await expect(create('once')).rejects.toMatchObject({ name: 'AlreadyExistsException' });
  });

  it('are refused when they do not parse', async () => {
    await expect(create('broken', '{{#if a}}')).rejects.toMatchObject({
      name: 'BadRequestException',
    });
  });

  it('are changed, read and deleted by name', async () => {
    await create('passing');
    const TemplateContent = { Subject: 'new', Text: 'x' };
    await ses.send(new UpdateEmailTemplateCommand({ TemplateName: 'passing', TemplateContent }));
    const read = new GetEmailTemplateCommand({ TemplateName: 'passing' });
    expect((await ses.send(read)).TemplateContent).toEqual(TemplateContent);
    await ses.send(new DeleteEmailTemplateCommand({ TemplateName: 'passing' }));
    await expect(ses.send(read)).rejects.toMatchObject({ name: 'NotFoundException' });
  });
});
