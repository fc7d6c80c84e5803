import * as z from 'zod';
import { type ResolvedTemplate, type Resource, readProperties } from '../resources.ts';
import type { Functions } from './functions.ts';
import { workersPerFunction } from './functions.ts';

/** A queue that feeds a function. */
export interface EventSourceMapping {
  queue: Resource;
  functionArn: string;
  functionName: string;
  /** Of the function, at the local AWS endpoint. */
  accessKeyId: string;
  batchSize: number;
  /** How long a batch that is not full waits for more. */
  windowSeconds: number;
  partialFailures: boolean;
  /** Batches handled at once. */
  concurrency: number;
}

const mappingProperties = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  Enabled: z.boolean().default(true),
  BatchSize: z.coerce.number().int().min(1).max(10_000).default(10),
  MaximumBatchingWindowInSeconds: z.coerce.number().min(0).max(300).default(0),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  ScalingConfig: z
    .object({ MaximumConcurrency: z.coerce.number().min(2).max(1000).optional() })
    .optional(),
});
const queueProperties = z.object({ VisibilityTimeout: z.coerce.number().default(30) });

/**
 * The template's event source mappings.
 * @throws Error for what AWS refuses at deployment too: a visibility timeout shorter than the function's timeout, a
 * maximum concurrency below 2, a batch over 10 without a window.
 */
export function eventSourceMappings(
  template: ResolvedTemplate,
  functions: Functions,
): EventSourceMapping[] {
  return template.byType('AWS::Lambda::EventSourceMapping').flatMap((resource) => {
    const properties = readProperties(resource, mappingProperties);
    if (!properties.Enabled) return [];
    const queue = template.byArn(properties.EventSourceArn);
    const lambda = functions.find(lambdaArn(template, properties.FunctionName));
    if (lambda === undefined)
      throw new Error(
        `${resource.logicalId} feeds ${properties.FunctionName}, which cannot run here.`,
      );
    const { VisibilityTimeout } = readProperties(queue, queueProperties);
    if (VisibilityTimeout < lambda.timeoutSeconds)
      throw new Error(
        `Queue visibility timeout: ${VisibilityTimeout} seconds is less than Function timeout: ${lambda.timeoutSeconds} seconds (${resource.logicalId}).`,
      );
    if (properties.BatchSize > 10 && properties.MaximumBatchingWindowInSeconds < 1)
      throw new Error(`${resource.logicalId}: a batch over 10 messages needs a batching window.`);
    return [
      {
        queue,
        functionArn: lambda.arn,
        functionName: lambda.name,
        accessKeyId: lambda.accessKeyId,
        batchSize: properties.BatchSize,
        windowSeconds: properties.MaximumBatchingWindowInSeconds,
        partialFailures: properties.FunctionResponseTypes.length > 0,
        concurrency: Math.min(
          properties.ScalingConfig?.MaximumConcurrency ?? workersPerFunction,
          workersPerFunction,
        ),
      },
    ];
  });
}

/** A mapping names its function by ARN, or by name as `Ref` answers. */
function lambdaArn(template: ResolvedTemplate, nameOrArn: string): string {
  if (nameOrArn.startsWith('arn:')) return nameOrArn;
  return (
    template.byType('AWS::Lambda::Function').find(({ name }) => name === nameOrArn)?.arn ??
    nameOrArn
  );
}
