import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

export interface GuardedProcess {
  /** Resolves with what it printed, when it ends by itself. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

/**
 * The shell ends the program as soon as its standard input closes, which the kernel does for us even when this
 * process is killed with -9. Descriptor 3 keeps that input for the watcher: a background job has none of its own.
 */
const guard =
  'exec 3<&0; "$@" 3<&- & child=$!; (cat <&3 >/dev/null; kill "$child" 2>/dev/null) & wait "$child"';

/** Starts a program that cannot outlive this process. In a group of its own, so that Ctrl-C reaches only us. */
export function startGuardedProcess(command: string, ...args: string[]): GuardedProcess {
  const shell: ChildProcessByStdio<Writable, Readable, Readable> = spawn(
    '/bin/sh',
    ['-c', guard, 'guard', command, ...args],
    { stdio: ['pipe', 'pipe', 'pipe'], detached: true },
  );
  let printed = '';
  const keepTail = (chunk: Buffer) => {
    printed = (printed + chunk.toString()).slice(-4000);
  };
  shell.stdout.on('data', keepTail);
  shell.stderr.on('data', keepTail);
  shell.stdin.on('error', () => {});
  const ended = Promise.withResolvers<string>();
  const closed = Promise.withResolvers<void>();
  shell.on('error', (error) => ended.resolve(error.message));
  // The watcher holds the output, too: it ends with its input, and then all that was printed has come.
  shell.on('exit', () => shell.stdin.end());
  shell.on('close', () => {
    ended.resolve(printed.trim());
    closed.resolve();
  });
  return {
    ended: ended.promise,
    stop: async () => {
      shell.stdin.end();
      // Every process holding the output has ended once it closes.
      await Promise.race([closed.promise, sleep(5000, undefined, { ref: false })]);
    },
  };
}
