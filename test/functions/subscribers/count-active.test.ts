import { expect, test } from 'vitest';
import { recordBounce } from '../../../functions/subscribers/address-state.ts';
import { countActive } from '../../../functions/subscribers/count-active.ts';
import {
  confirmedSubscriber,
  oneClick,
  subscribeFields,
  subscribersWorld,
  unsubscribeLink,
} from './world.ts';

test('counts who would get a newsletter: not those who wait, left or bounced', async () => {
  const world = await subscribersWorld();
  const count = () => countActive(world.table, 'residents', ['13036', '13003']);
  expect(await count()).toBe(0);
  await world.site.post('/newsletter/nl/retie', subscribeFields('waits@x.be'));
  const leaver = await confirmedSubscriber(world, 'left@x.be');
  const bouncer = await confirmedSubscriber(world, 'bounced@x.be');
  await confirmedSubscriber(world, 'stays@x.be', { 'municipalities[]': ['13036', '13003'] });
  expect(await count()).toBe(3);
  await world.site.post(await unsubscribeLink(world, leaver.id), oneClick);
  await recordBounce({ subscriberId: bouncer.id }, world);
  expect(await count()).toBe(1);
});
