import { beforeEach, describe, expect, it } from 'vitest';
import { erase } from '../../../functions/subscribers/erase.ts';
import { agreeToFollowing } from '../../../functions/subscribers/following-consent.ts';
import { createReplayErasure } from '../../../functions/subscribers/index.ts';
import { aClick } from './a-click.ts';
import { confirmedSubscriber, subscribersWorld, type World } from './world.ts';

describe('replaying the erasure journal', () => {
  let world: World;

  beforeEach(async () => {
    world = await subscribersWorld();
  });

  const subscriberOf = (address: string) => world.subscribers.findByAddress(address);

  /** A person, and what the journal says of their erasure, which the restored table knows nothing of. */
  async function erasedAfterTheBackup(address: string) {
    const { id } = await confirmedSubscriber(world, address);
    return {
      id,
      line: {
        version: 1 as const,
        at: '2027-03-14T10:00:00.000Z',
        subscriberId: id,
        digest: await world.suppressions.digest(address),
      },
    };
  }

  it('erases who is back, without a mail, and remembers since when', async () => {
    const { id, line } = await erasedAfterTheBackup('an@example.org');
    const mailsBefore = world.mails.length;
    expect(await createReplayErasure(world.table, world.keys)(line)).toBe(true);
    expect(await world.subscribers.get(id)).toBeUndefined();
    expect(await world.history.list(id)).toEqual([]);
    expect(await world.suppressions.find('an@example.org')).toMatchObject({
      reason: 'erased',
      at: '2027-03-14T10:00:00.000Z',
    });
    expect(world.mails).toHaveLength(mailsBefore);
    expect(world.written).toEqual([]);
  });

  it('erases what the restored table knows of a reader', async () => {
    const { id, line } = await erasedAfterTheBackup('an@example.org');
    await agreeToFollowing(id, world.deps);
    await aClick(world, id);
    await createReplayErasure(world.table, world.keys)(line);
    expect(await world.trail.read(id)).toEqual([]);
  });

  it('erases the trail of a reader who is there no more', async () => {
    const { id, line } = await erasedAfterTheBackup('an@example.org');
    await agreeToFollowing(id, world.deps);
    await aClick(world, id);
    const agreeing = await world.subscribers.get(id);
    if (agreeing) await world.subscribers.remove(agreeing);
    expect(await world.trail.read(id)).toHaveLength(1);
    await createReplayErasure(world.table, world.keys)(line);
    expect(await world.trail.read(id)).toEqual([]);
  });

  it('does nothing the second time', async () => {
    const { line } = await erasedAfterTheBackup('an@example.org');
    const replay = createReplayErasure(world.table, world.keys);
    await replay(line);
    expect(await replay(line)).toBe(false);
    expect(await subscriberOf('an@example.org')).toBeUndefined();
  });

  it('lists who subscribed and was erased after the backup, so that no import brings them back', async () => {
    const digest = await world.suppressions.digest('bo@example.org');
    const line = {
      version: 1 as const,
      at: '2027-03-14T10:00:00.000Z',
      subscriberId: 'sub_x',
      digest,
    };
    expect(await createReplayErasure(world.table, world.keys)(line)).toBe(false);
    expect(await world.suppressions.find('bo@example.org')).toMatchObject({ reason: 'erased' });
  });

  it('leaves a complaint on the list as it is', async () => {
    const { id, line } = await erasedAfterTheBackup('an@example.org');
    await erase(id, world.deps);
    await world.table.transact([
      world.suppressions.putWrite({ digest: line.digest, reason: 'complained', at: line.at }),
    ]);
    await createReplayErasure(world.table, world.keys)(line);
    expect(await world.suppressions.find('an@example.org')).toMatchObject({ reason: 'complained' });
  });
});
