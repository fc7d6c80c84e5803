/** Planning reads subscribers shard by shard. Fixed for ever: the number stands in every subscriber's key. */
export const shardCount = 16;

/**
 * The shard of a subscriber, 0 to 15, from the id alone (FNV-1a), so that it never changes: whoever
 * reads all shards reads every subscriber exactly once, whatever subscribers change meanwhile.
 */
export function shardOf(subscriberId: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < subscriberId.length; index += 1) {
    hash = Math.imul(hash ^ subscriberId.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % shardCount;
}
