import { expect, it } from 'vitest';
import { collectStoppers } from '../../../infra/local/stoppers.ts';

it('stops everything once, the last started first, also when one of them fails', async () => {
  const stopped: string[] = [];
  const failures: unknown[] = [];
  const stoppers = collectStoppers((error) => failures.push(error));
  stoppers.add(() => stopped.push('database'));
  stoppers.add(() => {
    throw new Error('stuck');
  });
  stoppers.add(async () => stopped.push('functions'));
  await Promise.all([stoppers.stop(), stoppers.stop()]);
  expect(stopped).toEqual(['functions', 'database']);
  expect(failures).toHaveLength(1);
});

it('stops at once what is added after the stop', async () => {
  const stoppers = collectStoppers(() => {});
  await stoppers.stop();
  const late = Promise.withResolvers<string>();
  stoppers.add(() => late.resolve('stopped'));
  expect(await late.promise).toBe('stopped');
});
