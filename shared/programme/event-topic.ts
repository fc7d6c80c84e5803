import * as z from 'zod';

/** What an event is about; the words stand in the messages as `topic.<code>`. */
export const topics = [
  'market',
  'fair',
  'late-night',
  'festivity',
  'culture',
  'food',
  'sports',
  'nature',
  'family',
  'business',
  'training',
  'other',
] as const;

export const topicSchema = z.enum(topics);
export type Topic = z.output<typeof topicSchema>;
