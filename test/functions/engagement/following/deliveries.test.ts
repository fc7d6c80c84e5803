import { describe, expect, it, vi } from 'vitest';
import {
  followedDeliveryOf,
  recordDeliveries,
} from '../../../../functions/engagement/following/deliveries.ts';
import { sesEventSchema } from '../../../../functions/engagement/ses-event.ts';
import { createReadRecipients } from '../../../../functions/newsletters/index.ts';
import { createChunkRepository } from '../../../../functions/newsletters/sending/chunk-repository.ts';
import { newId } from '../../../../shared/ids.ts';
import { freshTable } from '../../../builders/table.ts';

const at = '2026-11-29T19:30:00Z';
const chunk = { issueId: 'iss_01kb0000000000000000000000', chunkId: '07-k3v9x2ma-0003' };

const told = (eventType: string, to: string | undefined, index = 12) =>
  sesEventSchema.parse({
    source: 'aws.ses',
    detail: {
      eventType,
      mail: {
        messageId: 'ses-1',
        tags: {
          kind: ['bulk'],
          issue: [chunk.issueId],
          chunk: [chunk.chunkId],
          index: [String(index)],
          ...(to !== undefined && { to: [to] }),
        },
      },
    },
  }).detail;

describe('deliveries to readers who agreed to be followed', () => {
  it.each(['13036-residents-nl-f', '13036-businesses-fr-b-f'])('are those tagged %s', (to) => {
    expect(followedDeliveryOf(told('Delivery', to), at)).toEqual({
      ...chunk,
      index: 12,
      at,
      nis: '13036',
    });
  });

  it.each([
    ['Delivery', '13036-residents-nl'],
    ['Delivery', '13036-residents-fr-b'],
    ['Delivery', undefined],
    ['Send', '13036-residents-nl-f'],
    ['Open', '13036-residents-nl-f'],
  ])('are not a %s with the tag %s', (eventType, to) => {
    expect(followedDeliveryOf(told(eventType, to), at)).toBeUndefined();
  });

  it('are noted of who stands at that place of the chunk, which is read once', async () => {
    const table = await freshTable();
    const recipients = [newId('sub'), newId('sub')];
    const whole = { ...chunk, recipients, variantId: 'nl-13036', states: 'ss' };
    await createChunkRepository(table).write([{ ...whole, version: 0, attempt: 0 }], 2_000_000_000);
    const recipientsOf = vi.fn(createReadRecipients(table));
    const noteDelivery = vi.fn(async () => undefined);
    const places = [0, 1, 49].map((index) => ({ ...chunk, index, at, nis: '13036' }));
    await recordDeliveries(places, { recipientsOf, noteDelivery });
    expect(recipientsOf).toHaveBeenCalledOnce();
    expect(noteDelivery.mock.calls).toEqual(
      recipients.map((subscriberId) => [{ subscriberId, issue: chunk.issueId, at, nis: '13036' }]),
    );
  });

  it('are noted of nobody once the chunk is gone', async () => {
    const noteDelivery = vi.fn(async () => undefined);
    const recipientsOf = createReadRecipients(await freshTable());
    await recordDeliveries([{ ...chunk, index: 0, at, nis: '13036' }], {
      recipientsOf,
      noteDelivery,
    });
    expect(noteDelivery).not.toHaveBeenCalled();
  });
});
