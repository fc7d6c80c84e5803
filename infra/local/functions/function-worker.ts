import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import type { Log } from '../boundary.ts';
import { type InvocationRequest, type ThreadMessage, threadMessage } from './invocation.ts';
import type { LambdaFunction } from './lambda-functions.ts';
import { readableLogLine } from './log-lines.ts';

/** One execution environment of a function: a thread that handles one invocation at a time. */
export interface FunctionWorker {
  /** False after a crash, a timeout or a stop. */
  usable(): boolean;
  /**
   * The handler's answer as JSON text.
   * @throws Error with the reason as Lambda would log it: what the handler threw, a timeout, a crash, a broken module.
   */
  run(request: Omit<InvocationRequest, 'deadline'>): Promise<string>;
  stop(): Promise<void>;
}

/** Lambda gives a module ten seconds to load before its first invocation; a busy machine needs more for as much. */
const loadSeconds = 60;

export function startFunctionWorker(
  lambda: LambdaFunction,
  log: Log,
  onCrash: () => void,
): FunctionWorker {
  const { file, handlerName, memoryMb } = lambda;
  const worker = new Worker(new URL('./function-thread.ts', import.meta.url), {
    env: lambda.environment,
    stdout: true,
    stderr: true,
    workerData: { file, handlerName, memoryMb, functionArn: lambda.arn },
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  for (const stream of [worker.stdout, worker.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      const readable = readableLogLine(line);
      if (readable !== undefined) log(lambda.name, readable);
    });

  let alive = true;
  let settle: (outcome: ThreadMessage) => void = () => {};
  const end = (reason: string) => {
    alive = false;
    settle({ kind: 'broken', error: reason });
  };
  const next = () =>
    new Promise<ThreadMessage>((resolve) => {
      settle = resolve;
    });
  worker.on('message', (message) => settle(threadMessage.parse(message)));
  worker.on('error', (error) => end(error instanceof Error ? (error.stack ?? '') : String(error)));
  worker.on('exit', (code) => {
    end(`The function ended its process with code ${code}.`);
    onCrash();
  });
  const loaded = within(loadSeconds, next(), () => end(`Loading took over ${loadSeconds} s.`));

  return {
    usable: () => alive,
    run: async (request) => {
      const start = await loaded;
      if (start.kind !== 'ready') {
        alive = false;
        void worker.terminate();
        throw new Error(`The module cannot be loaded. ${'error' in start ? start.error : ''}`);
      }
      const answer = next();
      const deadline = Date.now() + lambda.timeoutSeconds * 1000;
      worker.postMessage({ ...request, deadline } satisfies InvocationRequest);
      const outcome = await within(lambda.timeoutSeconds, answer, () => {
        end(`Task timed out after ${lambda.timeoutSeconds.toFixed(2)} seconds`);
        void worker.terminate();
      });
      if (outcome.kind === 'answered') return outcome.payload;
      throw new Error('error' in outcome ? outcome.error : 'The function answered out of turn.');
    },
    stop: async () => {
      alive = false;
      await worker.terminate();
    },
  };
}

async function within<T>(seconds: number, outcome: Promise<T>, onLate: () => void): Promise<T> {
  const timer = setTimeout(onLate, seconds * 1000);
  try {
    return await outcome;
  } finally {
    clearTimeout(timer);
  }
}
