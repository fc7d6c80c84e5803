import * as z from 'zod';

/** What a function's thread is asked to do. Payloads travel as JSON text, as between Lambda and its runtime. */
export const invocationRequest = z.object({
  requestId: z.string(),
  payload: z.string(),
  /** Epoch milliseconds. */
  deadline: z.number(),
  traceId: z.string(),
});
export type InvocationRequest = z.infer<typeof invocationRequest>;

/** What the thread answers. `broken` means that loading the module failed. */
export const threadMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('broken'), error: z.string() }),
  z.object({ kind: z.literal('answered'), payload: z.string() }),
  z.object({ kind: z.literal('failed'), error: z.string() }),
]);
export type ThreadMessage = z.infer<typeof threadMessage>;

/** Lambda's limit for the payload of a synchronous invocation, in either direction. */
export const payloadLimitBytes = 6 * 1024 * 1024;

/** The function threw, timed out, ended its process or could not be loaded. */
export class FunctionFailure extends Error {
  readonly functionName: string;
  /** Also in the log line that says what went wrong. */
  readonly requestId: string;

  constructor(functionName: string, requestId: string, reason: string) {
    super(reason);
    this.functionName = functionName;
    this.requestId = requestId;
  }
}

/** The event is larger than Lambda takes; the function was not run. */
export class PayloadTooLarge extends Error {}
