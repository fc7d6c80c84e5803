import { expect, it } from 'vitest';
import { takeFollowed } from '../../../../functions/engagement/following/take-followed.ts';
import { createTrailRepository } from '../../../../functions/engagement/following/trail-repository.ts';
import { checkFollowing } from '../../../../functions/subscribers/index.ts';
import { createTable } from '../../../../shared/data/table.ts';
import { countCapacity } from '../../../builders/count-capacity.ts';
import { testDocumentClient } from '../../../builders/table.ts';
import { followingWorld, issue } from './following-world.ts';

// A transaction that fails costs as much as one that does not, and its answer does not say so: four more for the next click.
it('costs nine write units to follow a reader’s first click of an issue, and four for a delivery', async () => {
  const world = await followingWorld();
  const an = await world.reader();
  const client = testDocumentClient();
  const trail = createTrailRepository(createTable(client, world.table.name), checkFollowing);
  const { units, reset } = countCapacity(client);
  const deps = { trail, queue: world.queue, countEvents: async () => undefined };
  await world.note(world.done(an), deps);
  const follow = async () => {
    world.now.advance(180);
    const message = world.queue.take();
    if (message) await takeFollowed(message, deps);
    const { read, write } = units;
    reset();
    return { read, write };
  };
  expect(await follow()).toEqual({ read: 2, write: 9 });
  await world.note(world.done(an), deps);
  expect(await follow()).toEqual({ read: 2, write: 5 });
  const at = world.now().toISOString();
  await trail.noteDelivery({ subscriberId: an, issue, at, nis: '13036' });
  expect(units).toMatchObject({ read: 0, write: 4 });
});
