import { Logger } from '@aws-lambda-powertools/logger';

/** Structured log of the function. Write ids, never addresses, names or tokens. */
export const logger = new Logger();

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;
