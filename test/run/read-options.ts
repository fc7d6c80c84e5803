import { parseArgs } from 'node:util';

export interface NumberOption {
  /** What it says, for the usage. */
  readonly says: string;
  readonly default: number;
  readonly from: number;
  readonly to: number;
  /** Whether it may have decimals. */
  readonly isFraction?: boolean;
}

export interface TextOption {
  readonly says: string;
  readonly default: string;
}

export type Options = Readonly<Record<string, NumberOption | TextOption>>;

export type ValuesOf<Asked extends Options> = {
  readonly [Name in keyof Asked]: Asked[Name] extends NumberOption ? number : string;
} & { readonly json: boolean };

/**
 * What a command that measures was asked for: numbers and texts by name, and `--json`. When it cannot be understood, says how the
 * command is used and ends the process with 2; with `--help` ends it with 0.
 * @param command its name in package.json.
 */
export function readOptions<const Asked extends Options>(
  command: string,
  asked: Asked,
): ValuesOf<Asked> {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    console.log(usageOf(command, asked));
    process.exit(0);
  }
  try {
    return parseOptions(asked, args);
  } catch (error) {
    console.error(
      `${error instanceof Error ? error.message : String(error)}\n\n${usageOf(command, asked)}`,
    );
    process.exit(2);
  }
}

/** @throws {Error} saying which option is wrong, and what it wants. */
export function parseOptions<const Asked extends Options>(
  asked: Asked,
  args: readonly string[],
): ValuesOf<Asked> {
  const names = Object.entries(asked);
  const given: Readonly<Record<string, string | boolean | undefined>> = parseArgs({
    args: [...args],
    options: {
      ...Object.fromEntries(names.map(([name]) => [name, { type: 'string' as const }])),
      json: { type: 'boolean', default: false },
    },
  }).values;
  const values = names.map(([name, option]) => [name, read(name, option, given[name])]);
  return { ...Object.fromEntries(values), json: given.json } as ValuesOf<Asked>;
}

function read(name: string, option: NumberOption | TextOption, given: unknown): number | string {
  if (given === undefined) return option.default;
  const text = String(given);
  if (!('from' in option)) return text;
  const { from, to, isFraction = false } = option;
  const value = Number(text);
  const isRight = text.trim() !== '' && (isFraction || Number.isInteger(value));
  if (isRight && value >= from && value <= to) return value;
  throw new Error(
    `--${name} wants a ${isFraction ? '' : 'whole '}number from ${from} to ${to}, not “${text}”.`,
  );
}

/** How a command is used, an option a line. */
export function usageOf(command: string, asked: Options): string {
  const lines = Object.entries(asked).map(([name, option]) => {
    const range = 'from' in option ? `${option.from} to ${option.to}; ` : '';
    return [
      `--${name} ${'from' in option ? 'N' : 'TEXT'}`,
      `${option.says} (${range}${option.default === '' ? 'all' : option.default})`,
    ];
  });
  const all = [...lines, ['--json', 'print one JSON object and nothing else']];
  const width = Math.max(...all.map(([option = '']) => option.length)) + 3;
  return [
    `Usage: npm run ${command} -- [options]`,
    ...all.map(([option = '', says]) => `  ${option.padEnd(width)}${says}`),
  ].join('\n');
}
