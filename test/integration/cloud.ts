import { afterAll, beforeAll } from 'vitest';
import {
  type LocalCloud,
  type LocalCloudOptions,
  startLocalCloud,
} from '../../infra/local/index.ts';

/**
 * An ephemeral local cloud for the tests of a file, with the staff accounts and no other data. It runs the real
 * template and the real bundles; schedules fire to the second so that no test waits for a minute.
 */
export function useLocalCloud(options: LocalCloudOptions = {}): () => LocalCloud {
  let cloud: LocalCloud | undefined;
  beforeAll(async () => {
    cloud = await startLocalCloud({
      ephemeral: true,
      seed: 'none',
      quiet: process.env.SHOW_LOGS === undefined,
      aws: { schedulePrecision: 'exact', longestBatchWindow: 1 },
      ...options,
    });
  });
  afterAll(() => cloud?.stop());
  return () => {
    if (cloud === undefined) throw new Error('The local cloud has not started.');
    return cloud;
  };
}
