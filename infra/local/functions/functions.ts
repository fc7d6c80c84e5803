import { randomBytes, randomUUID } from 'node:crypto';
import type { Log } from '../boundary.ts';
import type { Json } from '../resources.ts';
import { type FunctionWorker, startFunctionWorker } from './function-worker.ts';
import { FunctionFailure, PayloadTooLarge, payloadLimitBytes } from './invocation.ts';
import type { LambdaFunction } from './lambda-functions.ts';

export interface Functions {
  /** The function with this ARN, also when the ARN carries a version or an alias. */
  find(arn: string): LambdaFunction | undefined;
  /**
   * Runs a function and waits for its answer.
   * @throws FunctionFailure when it fails, PayloadTooLarge when the event is over Lambda's limit.
   */
  invoke(arn: string, payload: Json): Promise<Json>;
  stop(): Promise<void>;
}

/** A machine has few cores: more invocations of one function than this wait for their turn. */
export const workersPerFunction = 5;

/** Lambda freezes an idle environment; here it would keep its memory. */
const idleMilliseconds = 120_000;

/** Runs the template's functions, each in threads of its own that start at the first call. */
export function startFunctions(
  lambdas: readonly LambdaFunction[],
  log: Log,
  workers = workersPerFunction,
): Functions {
  const pools = new Map(lambdas.map((lambda) => [lambda.arn, openPool(lambda, log, workers)]));
  const pool = (arn: string) => pools.get(arn) ?? pools.get(arn.split(':').slice(0, 7).join(':'));
  return {
    find: (arn) => pool(arn)?.lambda,
    invoke: (arn, payload) => {
      const found = pool(arn);
      if (found === undefined) throw new Error(`There is no function ${arn} to run here.`);
      return found.invoke(payload);
    },
    stop: async () => {
      await Promise.all([...pools.values()].map((each) => each.stop()));
    },
  };
}

interface Pool {
  lambda: LambdaFunction;
  invoke(payload: Json): Promise<Json>;
  stop(): Promise<void>;
}

function openPool(lambda: LambdaFunction, log: Log, workers: number): Pool {
  const limit = Math.min(lambda.reservedConcurrency ?? workers, workers);
  const idle: { worker: FunctionWorker; timer: NodeJS.Timeout }[] = [];
  const all = new Set<FunctionWorker>();
  const waiting: (() => void)[] = [];
  let busy = 0;
  let isStopped = false;

  const take = (): FunctionWorker => {
    for (let found = idle.pop(); found !== undefined; found = idle.pop()) {
      clearTimeout(found.timer);
      if (found.worker.usable()) return found.worker;
      all.delete(found.worker);
    }
    const worker = startFunctionWorker(lambda, log, () => all.delete(worker));
    all.add(worker);
    return worker;
  };

  const giveBack = (worker: FunctionWorker) => {
    if (worker.usable()) {
      const timer = setTimeout(() => {
        idle.splice(
          idle.findIndex((entry) => entry.worker === worker),
          1,
        );
        void worker.stop();
      }, idleMilliseconds).unref();
      idle.push({ worker, timer });
    }
    busy--;
    waiting.shift()?.();
  };

  return {
    lambda,
    invoke: async (payload) => {
      const text = withinLimit(JSON.stringify(payload));
      while (busy >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
      if (isStopped) throw new Error(`${lambda.name} is stopped.`);
      busy++;
      const worker = take();
      const requestId = randomUUID();
      try {
        const answer = await worker.run({ requestId, payload: text, traceId: newTraceId() });
        if (Buffer.byteLength(answer) > payloadLimitBytes)
          throw new Error('The answer is over the 6 MB that Lambda passes on.');
        return JSON.parse(answer);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        log(lambda.name, `failed (reference ${requestId}): ${reason}`);
        throw new FunctionFailure(lambda.name, requestId, reason);
      } finally {
        giveBack(worker);
      }
    },
    stop: async () => {
      isStopped = true;
      for (const { timer } of idle) clearTimeout(timer);
      await Promise.all([...all].map((worker) => worker.stop()));
    },
  };
}

function withinLimit(payload: string): string {
  if (Buffer.byteLength(payload) > payloadLimitBytes)
    throw new PayloadTooLarge('The event is over the 6 MB that Lambda takes.');
  return payload;
}

function newTraceId(): string {
  const seconds = Math.floor(Date.now() / 1000).toString(16);
  const parent = randomBytes(8).toString('hex');
  return `Root=1-${seconds}-${randomBytes(12).toString('hex')};Parent=${parent};Sampled=0`;
}
