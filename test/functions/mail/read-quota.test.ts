import { GetAccountCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createPace } from '../../../functions/mail/index.ts';
import { readQuota } from '../../../functions/mail/read-quota.ts';
import { testClock } from '../../builders/clock.ts';
import { freshTable } from '../../builders/table.ts';

const ses = mockClient(SESv2Client);
const count = vi.fn();

beforeEach(() => {
  ses.reset();
  count.mockClear();
});

const allow = (Max24HourSend: number, MaxSendRate: number, SendingEnabled = true) =>
  ses.on(GetAccountCommand).resolves({
    SendingEnabled,
    SendQuota: { Max24HourSend, MaxSendRate, SentLast24Hours: 10 },
  });

describe('reading the quota', () => {
  it('tells everyone who sends what SES allows', async () => {
    const table = await freshTable();
    allow(50_000, 14);
    await readQuota({ ses: new SESv2Client({}), table, now: testClock(), count });
    expect(await createPace(table).readQuota()).toEqual({
      ratePerSecond: 14,
      max24Hours: 50_000,
      sentLast24Hours: 10,
      bulkRemaining: 44_990,
      entriesPerCall: 14,
    });
    expect(count).not.toHaveBeenCalled();
  });

  it('leaves the slots that are booked already', async () => {
    const table = await freshTable();
    allow(200, 1);
    const deps = { ses: new SESv2Client({}), table, now: testClock(), count };
    await readQuota(deps);
    const pace = createPace(table);
    await pace.reserve(10, deps.now());
    await readQuota(deps);
    const slot = await pace.reserve(1, deps.now());
    expect(slot).not.toBe('quota');
    if (slot !== 'quota') expect(slot.startAt.getTime()).toBeGreaterThan(deps.now().getTime());
  });

  it('counts a minute in which SES has switched sending off', async () => {
    allow(200, 1, false);
    await readQuota({
      ses: new SESv2Client({}),
      table: await freshTable(),
      now: testClock(),
      count,
    });
    expect(count).toHaveBeenCalledWith('SendingDisabled');
  });

  it('fails loudly when SES names no quota', async () => {
    ses.on(GetAccountCommand).resolves({});
    const table = await freshTable();
    const reading = readQuota({ ses: new SESv2Client({}), table, now: testClock(), count });
    await expect(reading).rejects.toThrow();
  });
});
