import { type ParseArgsConfig, parseArgs } from 'node:util';

/**
 * What a command was asked for. Undefined when that cannot be understood, which has been said then: the command adds how it is used,
 * and ends with 2.
 */
export function commandOptions<Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> | undefined {
  try {
    return parseArgs(config);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}
