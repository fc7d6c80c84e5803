import {
  CreateEmailTemplateCommand,
  SESv2Client,
  SendBulkEmailCommand,
} from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServices, type TestServices } from '../services.ts';

let services: TestServices;
beforeAll(async () => {
  services = await startTestServices();
  const template = { TemplateName: 'hello', TemplateContent: { Subject: 'Hello', Text: 'x' } };
  await new SESv2Client(services.as()).send(new CreateEmailTemplateCommand(template));
});
afterAll(() => services.stop());

const send = (entries = 1, requestTimeout = 30_000) =>
  new SESv2Client({
    ...services.as(),
    requestHandler: { requestTimeout, throwOnRequestTimeout: true },
  }).send(
    new SendBulkEmailCommand({
      FromEmailAddress: 'kempen@mail.example.org',
      DefaultContent: { Template: { TemplateName: 'hello', TemplateData: '{}' } },
      BulkEmailEntries: Array(entries).fill({ Destination: { ToAddresses: ['a@x.be'] } }),
    }),
  );

describe('a fault of sending', () => {
  it.each([
    ['throttle', { name: 'TooManyRequestsException' }, 0],
    ['fail', { $metadata: { httpStatusCode: 500 } }, 0],
    ['failAfter', { $metadata: { httpStatusCode: 500 } }, 1],
    ['timeOut', { name: 'TimeoutError' }, 0],
    ['timeOutAfter', { name: 'TimeoutError' }, 1],
    ['dropBefore', { code: 'ECONNRESET' }, 0],
    ['dropAfter', { code: 'ECONNRESET' }, 1],
  ])('%s', async (fault, error, sent) => {
    const before = services.faults.ses.accepted();
    services.faults.ses.set({ [fault]: 1 });
    const patience = fault.startsWith('timeOut') ? 1000 : undefined;
    await expect(send(1, patience)).rejects.toMatchObject(error);
    await expect.poll(() => services.faults.ses.accepted() - before).toBe(sent);
  });

  it('hits its share of the calls, the same ones with the same seed', async () => {
    const round = async () => {
      services.faults.ses.set({ fail: 0.5, seed: 7 });
      const calls = [];
      for (let call = 0; call < 40; call += 1)
        calls.push(
          await send().then(
            () => true,
            () => false,
          ),
        );
      return calls;
    };
    const first = await round();
    expect(first.filter((passed) => passed).length).toBeGreaterThan(10);
    expect(first.filter((passed) => !passed).length).toBeGreaterThan(10);
    expect(await round()).toEqual(first);
  });

  it('can hit single entries', async () => {
    services.faults.ses.set({ failEntries: 0.5 });
    const { BulkEmailEntryResults: results } = await send(40);
    const statuses = new Set(results?.map(({ Status }) => Status));
    expect([...statuses].sort()).toEqual(['SUCCESS', 'TRANSIENT_FAILURE']);
  });

  it('is set over HTTP as well', async () => {
    const put = (body: object) =>
      fetch(`${services.mailboxUrl}/faults`, { method: 'PUT', body: JSON.stringify(body) });
    expect((await put({ throttle: 1 })).status).toBe(200);
    await expect(send()).rejects.toMatchObject({ name: 'TooManyRequestsException' });
    expect((await put({ thrrrottle: 1 })).status).toBe(400);
    await put({});
    await expect(send()).resolves.toBeDefined();
  });
});
