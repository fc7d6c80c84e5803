import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Step } from './steps.ts';

const keptCharacters = 60_000;

/** Runs a step and shows what it prints; the end of that is kept for the case that the step fails. */
export async function runStep({ command: [program, ...args] }: Step) {
  const colours = process.stdout.isTTY && { FORCE_COLOR: '1' };
  const child = spawn(program, args, {
    stdio: ['inherit', 'pipe', 'pipe'],
    env: { ...process.env, ...colours },
  });
  let output = '';
  for (const [stream, shown] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      shown.write(text);
      output = (output + text).slice(-keptCharacters);
    });
  }
  const [code] = await once(child, 'close');
  return { succeeded: code === 0, output };
}
