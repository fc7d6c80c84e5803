import { fork } from 'node:child_process';
import { once } from 'node:events';
import { root } from '../../../infra/build/paths.ts';

/** A process of the bench, spoken to by messages. */
export interface Child {
  next<Message>(): Promise<Message>;
  ask<Message>(question: string): Promise<Message>;
  stop(): Promise<void>;
}

/** `file` relative to the root. Its output is kept only when `BENCH_VERBOSE` is set. */
export function startChild(
  file: string,
  args: readonly string[],
  env?: Readonly<Record<string, string>>,
): Child {
  const child = fork(file, [...args], {
    cwd: root,
    execArgv: process.env.BENCH_PROFILE
      ? ['--cpu-prof', '--cpu-prof-dir', process.env.BENCH_PROFILE]
      : [],
    stdio: ['ignore', process.env.BENCH_VERBOSE ? 'inherit' : 'ignore', 'inherit', 'ipc'],
    ...(env && { env: { ...env } }),
  });
  const received: unknown[] = [];
  const waiting: { resolve(message: never): void; reject(error: Error): void }[] = [];
  child.on('message', (message) => {
    const first = waiting.shift();
    if (first) first.resolve(message as never);
    else received.push(message);
  });
  child.once('exit', (code) => {
    for (const { reject } of waiting) reject(new Error(`${file} ended with ${code}`));
  });
  const next = <Message>(): Promise<Message> =>
    new Promise((resolve, reject) => {
      if (received.length > 0) return resolve(received.shift() as Message);
      waiting.push({ resolve: resolve as (message: never) => void, reject });
    });
  return {
    next,
    ask(question) {
      child.send(question);
      return next();
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill();
      await once(child, 'exit');
    },
  };
}
