import { daysAfter, epochSeconds } from '../../../shared/clock.ts';

/**
 * When DynamoDB may remove an item, in epoch seconds: the beginning of a day (UTC), so that the item does not tell at what
 * time of the day it was written.
 */
export const dayAfter = (date: Date, days: number): number =>
  Math.floor(epochSeconds(daysAfter(date, days)) / 86_400) * 86_400;
