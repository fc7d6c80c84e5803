import { Logger } from '@aws-lambda-powertools/logger';
import { lazily } from '../lazily.ts';
import { readableStacks } from './readable-stacks.ts';

readableStacks(import.meta.url);

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

const made = lazily(() => new Logger());

/**
 * Structured log of the function. Write ids, never addresses, names or tokens. Powertools' logger is made for the first line: most
 * visits write none.
 */
export const logger: Log = {
  debug: (message, ...more) => made().debug(message, ...more),
  info: (message, ...more) => made().info(message, ...more),
  warn: (message, ...more) => made().warn(message, ...more),
  error: (message, ...more) => made().error(message, ...more),
};
