import { lazily } from '../lazily.ts';
import { localZone } from './local-time.ts';

const clock = lazily(
  () =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone: localZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
);

/**
 * The end of a period as people should read it. "Until Monday at 00:00" is read as Monday night: an end at midnight in
 * Belgium is written as 23:59 of the day that ends.
 */
export const lastMinute = (end: Date): Date =>
  clock().format(end) === '00:00' ? new Date(end.getTime() - 60_000) : end;
