import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type * as z from 'zod';
import { flushMetrics } from '../observability/metrics.ts';
import { readableStacks } from '../observability/readable-stacks.ts';

readableStacks(import.meta.url);

/**
 * The Lambda handler of an EventBridge schedule. The scheduler delivers at least once: `handle` must bear
 * a second run, and a late one. It throws to be tried again.
 */
export function scheduledTask<Schema extends z.ZodType>(
  schema: Schema,
  handle: (input: z.output<Schema>, context: { remainingMs: () => number }) => Promise<void>,
) {
  return middy<unknown, void>().handler(async (event: unknown, context: Context) => {
    const remainingMs = () => context.getRemainingTimeInMillis();
    await handle(schema.parse(event), { remainingMs }).finally(flushMetrics);
  });
}
