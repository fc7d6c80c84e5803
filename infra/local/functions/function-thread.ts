import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { type InvocationRequest, invocationRequest, type ThreadMessage } from './invocation.ts';

// The inside of a function's worker thread: what Lambda's own runtime does around a handler.

const { file, handlerName, functionArn, memoryMb } = z
  .object({
    file: z.string(),
    handlerName: z.string(),
    functionArn: z.string(),
    memoryMb: z.number(),
  })
  .parse(workerData);

process.setSourceMapsEnabled(true);
const send = (message: ThreadMessage) => parentPort?.postMessage(message);

type Handler = (event: unknown, context: object) => unknown;

async function loadHandler(): Promise<Handler> {
  const loaded: unknown = await import(pathToFileURL(file).href);
  const handler = z.record(z.string(), z.unknown()).parse(loaded)[handlerName];
  if (typeof handler !== 'function') throw new Error(`${file} exports no ${handlerName}.`);
  return (event, context) => Reflect.apply(handler, undefined, [event, context]);
}

async function run(handler: Handler, request: InvocationRequest): Promise<void> {
  process.env._X_AMZN_TRACE_ID = request.traceId;
  try {
    const answer = await handler(JSON.parse(request.payload), contextOf(request));
    send({ kind: 'answered', payload: JSON.stringify(answer ?? null) });
  } catch (error) {
    send({ kind: 'failed', error: describeError(error) });
  }
}

function contextOf(request: InvocationRequest) {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: '$LATEST',
    invokedFunctionArn: functionArn,
    memoryLimitInMB: String(memoryMb),
    awsRequestId: request.requestId,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    getRemainingTimeInMillis: () => Math.max(0, request.deadline - Date.now()),
  };
}

/** With the whole chain of causes, as a person reading the log needs it. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${JSON.stringify(error)}`;
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause === undefined ? own : `${own}\ncaused by ${describeError(error.cause)}`;
}

try {
  const handler = await loadHandler();
  parentPort?.on('message', (message) => void run(handler, invocationRequest.parse(message)));
  send({ kind: 'ready' });
} catch (error) {
  send({ kind: 'broken', error: describeError(error) });
}
