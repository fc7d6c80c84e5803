/** The present instant. Injected, so that tests set the time. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** Epoch seconds, the unit of DynamoDB's time to live. */
export const epochSeconds = (date: Date): number => Math.floor(date.getTime() / 1000);

export const secondsAfter = (date: Date, seconds: number): Date =>
  new Date(date.getTime() + seconds * 1000);

export const daysAfter = (date: Date, days: number): Date => secondsAfter(date, days * 86_400);
