import { beforeEach, describe, expect, it, vi } from 'vitest';
import { recordMailEvents } from '../../../functions/engagement/record-mail-events.ts';
import { silentLog } from '../../builders/silent-log.ts';

const bulkTags = { kind: ['bulk'], issue: ['iss_1'], chunk: ['07-run_1-3'], index: ['12'] };
const single = { kind: ['transactional'], mail: ['welcome'] };

const event = (eventType: string, about: object = {}, tags: object = bulkTags) => ({
  version: '0',
  source: 'aws.ses',
  'detail-type': `Email ${eventType}`,
  detail: {
    eventType,
    mail: { messageId: 'ses-1', timestamp: '2026-11-22T12:00:00.000Z', destination: ['x'], tags },
    ...about,
  },
});

const bounce = (bounceType: string, emailAddress = 'an@example.be', tags: object = bulkTags) =>
  event(
    'Bounce',
    { bounce: { bounceType, bounceSubType: 'General', bouncedRecipients: [{ emailAddress }] } },
    tags,
  );

const complaint = (complaintFeedbackType: string | null) =>
  event('Complaint', {
    complaint: { complainedRecipients: [{ emailAddress: 'an@example.be' }], complaintFeedbackType },
  });

const log = silentLog();
const deps = {
  recordChunkEvents: vi.fn(async () => {}),
  countEvents: vi.fn(async () => {}),
  now: () => new Date('2026-11-22T12:00:09Z'),
  recordBounce: vi.fn(async () => {}),
  recordComplaint: vi.fn(async () => {}),
  recipientsOf: vi.fn(async (): Promise<readonly string[]> => []),
  noteDelivery: vi.fn(async () => {}),
  log,
  count: vi.fn(),
};

beforeEach(() => {
  vi.clearAllMocks();
});

const told = '2026-11-22T12:00:04Z';

const chunk = (kind: string) => ({ issueId: 'iss_1', chunkId: '07-run_1-3', index: 12, kind });

describe('what SES says of mails', () => {
  it('counts what left and what arrived, for the alarms on the rates of a day', async () => {
    const arrived = event('Delivery', { delivery: { recipients: ['an@example.be'] } }, single);
    await recordMailEvents([event('Send', { send: {} }), arrived, arrived], deps);
    expect(deps.count).toHaveBeenCalledWith('MailLeft', 1);
    expect(deps.count).toHaveBeenCalledWith('MailArrived', 2);
    deps.count.mockClear();
    await recordMailEvents([bounce('Transient')], deps);
    expect(deps.count).not.toHaveBeenCalledWith(
      expect.stringMatching(/Left|Arrived/),
      expect.anything(),
    );
  });

  it('counts a bounce and a complaint once for the alarms when the batch failed and comes again', async () => {
    const batch = [bounce('Permanent'), bounce('Permanent'), complaint('abuse')];
    deps.countEvents.mockRejectedValueOnce(new Error('busy'));
    await expect(recordMailEvents(batch, deps)).rejects.toThrow('busy');
    expect(deps.count).not.toHaveBeenCalled();
    await recordMailEvents(batch, deps);
    expect(deps.count.mock.calls).toEqual([
      ['MailBounced', 1],
      ['MailComplained', 1],
    ]);
  });

  it('tells newsletters what became of each recipient, in one call for the batch', async () => {
    await recordMailEvents(
      [
        event('Send', { send: {} }),
        event('Delivery', { delivery: { recipients: ['an@example.be'] } }),
        event('DeliveryDelay', { deliveryDelay: { delayType: 'MailboxFull' } }),
        bounce('Transient'),
        event('Rendering Failure', { failure: { templateName: 't', errorMessage: 'no name' } }),
        event('Reject', { reject: { reason: 'Bad content' } }),
      ],
      deps,
    );
    expect(deps.recordChunkEvents).toHaveBeenCalledTimes(1);
    expect(deps.recordChunkEvents).toHaveBeenCalledWith(
      ['sent', 'delivered', 'delayed', 'bounced', 'unrendered', 'rejected'].map(chunk),
    );
  });

  it('suppresses the address of a permanent bounce, of newsletters and single mails alike', async () => {
    await recordMailEvents(
      [bounce('Permanent', 'Jan <JAN@Example.be>'), bounce('Permanent', 'els@example.be', single)],
      deps,
    );
    expect(deps.recordBounce.mock.calls).toEqual([
      [{ address: 'jan@example.be' }],
      [{ address: 'els@example.be' }],
    ]);
    expect(deps.recordChunkEvents).toHaveBeenCalledWith([chunk('bounced')]);
  });

  it.each(['Transient', 'Undetermined'])(
    'suppresses nobody for a bounce that is %s',
    async (type) => {
      await recordMailEvents([bounce(type)], deps);
      expect(deps.recordBounce).not.toHaveBeenCalled();
    },
  );

  it('suppresses who complained, but not who said that a mail is no spam', async () => {
    await recordMailEvents([complaint('not-spam')], deps);
    expect(deps.recordComplaint).not.toHaveBeenCalled();
    await recordMailEvents([complaint('abuse'), complaint(null)], deps);
    expect(deps.recordComplaint.mock.calls).toEqual([[{ address: 'an@example.be' }]]);
  });

  it('raises the alarm for mails that SES took and did not send, without quoting names', async () => {
    await recordMailEvents(
      [
        event('Rendering Failure', { failure: { templateName: 't', errorMessage: "O'Brien" } }),
        event('Reject', { reject: { reason: 'Bad content' } }, single),
      ],
      deps,
    );
    expect(deps.count.mock.calls.filter(([name]) => name === 'MailRejected')).toHaveLength(2);
    expect(log.text()).not.toContain('Brien');
  });

  it('is done with events it does not know, and takes in the others', async () => {
    await recordMailEvents(
      [event('Levitation'), { source: 'aws.ses' }, 'nonsense', event('Open'), event('Send')],
      deps,
    );
    expect(deps.recordChunkEvents).toHaveBeenCalledWith([chunk('sent')]);
    expect(deps.count.mock.calls.filter(([name]) => name === 'MailEventUnknown')).toHaveLength(3);
  });

  it('asks for the batch again when something could not be written', async () => {
    deps.recordBounce.mockRejectedValueOnce(new Error('throttled'));
    await expect(recordMailEvents([bounce('Permanent')], deps)).rejects.toThrow('throttled');
  });

  it('writes nothing for tests and single mails that arrived', async () => {
    await recordMailEvents(
      [event('Delivery', {}, single), event('Send', {}, { kind: ['test'], issue: ['iss_1'] })],
      deps,
    );
    expect(deps.recordChunkEvents).not.toHaveBeenCalled();
  });

  it('notes the delivery of a mail that was made with consent, of nobody else’s', async () => {
    deps.recipientsOf.mockResolvedValue([...Array<string>(12).fill('sub_other'), 'sub_an']);
    await recordMailEvents(
      [
        { ...event('Delivery', {}, { ...bulkTags, to: ['13036-residents-nl-f'] }), time: told },
        event('Delivery', {}, { ...bulkTags, index: ['11'], to: ['13036-residents-nl'] }),
      ],
      deps,
    );
    expect(deps.noteDelivery.mock.calls).toEqual([
      [{ subscriberId: 'sub_an', issue: 'iss_1', at: told, nis: '13036' }],
    ]);
  });
});
