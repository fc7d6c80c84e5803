/** Newsletters choose events by them too, so they stand where both find them. */
export { type Topic, topicSchema, topics } from '../../shared/programme/event-topic.ts';
