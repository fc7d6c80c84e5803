import { secondsAfter } from '../../../../shared/clock.ts';

export const hoursAfter = (at: Date, hours: number): Date => secondsAfter(at, 3600 * hours);
