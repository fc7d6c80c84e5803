import { parseArgs } from 'node:util';

export const defaultPort = 4000;

export const usage = `Usage: npm start -- [options]
  --port N          port of the site (default ${defaultPort})
  --ephemeral       keep nothing after the stop
  --seed none|demo  what to begin with (default demo; none makes only the staff accounts)
  --help            show this`;

export interface CommandLine {
  port: number;
  ephemeral: boolean;
  seed: 'none' | 'demo';
}

/** The command line is wrong; the message says how. */
export class WrongUse extends Error {}

/**
 * What was asked for; `help` stands alone.
 * @throws WrongUse
 */
export function readCommandLine(args: string[]): CommandLine | 'help' {
  const { port, ephemeral, seed, help } = parseOptions(args);
  if (help) return 'help';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new WrongUse(`--port wants a number from 0 to 65535, not "${port}".`);
  if (seed !== 'none' && seed !== 'demo')
    throw new WrongUse(`--seed wants none or demo, not "${seed}".`);
  return { port: Number(port), ephemeral, seed };
}

function parseOptions(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string', default: String(defaultPort) },
        ephemeral: { type: 'boolean', default: false },
        seed: { type: 'string', default: 'demo' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
}
