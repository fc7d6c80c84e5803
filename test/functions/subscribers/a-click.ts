import { createTrailRepository } from '../../../functions/engagement/following/trail-repository.ts';
import { checkFollowing } from '../../../functions/subscribers/index.ts';
import { anEvent } from '../../builders/engagement.ts';
import type { World } from './world.ts';

/** A click of a reader in a newsletter, as it is kept of who agreed. Gives whether it was. */
export const aClick = ({ table, now }: Pick<World, 'table' | 'now'>, subscriberId: string) =>
  createTrailRepository(table, checkFollowing).note({
    subscriberId,
    event: {
      ...anEvent({ at: now().toISOString() }),
      kind: 'clicked',
      about: { issue: 'iss_1', link: '2-1' },
    },
  });
