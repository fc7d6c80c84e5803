import { expect, test, vi } from 'vitest';
import { webhookKey } from '../../../../functions/engagement/outbound/webhook-keys.ts';
import { admin, aNotice, outboundWorld, retie } from './outbound-world.ts';

vi.mock('../../../../shared/programme/demo-programme.ts', async (load) => {
  const { mergedIntoRetie } = await import('../../../builders/merged-into-retie.ts');
  return mergedIntoRetie(load, '13098');
});

test('a webhook goes on telling when its municipality merges into another', async () => {
  const world = await outboundWorld();
  const { id } = await world.register();
  // As it was made before the merger.
  await world.table.update(webhookKey(id), {
    expression: 'SET #scope = :scope, gsi1sk = :place',
    names: { '#scope': 'scope' },
    values: { ':scope': '13098', ':place': `13098#${id}` },
  });
  world.happened.push(
    aNotice({ name: 'new', scopes: [retie] }),
    aNotice({ name: 'old', scopes: ['13098'] }),
  );
  await world.tell();
  await world.work();
  expect(world.arrived).toHaveLength(2);
  const { body } = await world.call(admin, `GET ${world.path}?scope=${retie}`);
  expect(body.webhooks).toMatchObject([{ id, scope: retie }]);
});
