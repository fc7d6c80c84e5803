/** What other contexts may import of the subscribers. */
export { countActive } from './count-active.ts';
export { createRecipients, isActive, type Recipient, type Recipients } from './recipients.ts';
export { type Audience, audienceSchema, audiences, type Topic, topicSchema } from './schema.ts';
export { shardCount, shardOf } from './shard.ts';
export { makePreferencesToken, makeUnsubscribeToken } from './tokens.ts';
