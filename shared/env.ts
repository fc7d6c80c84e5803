/** The environment, in which these variables are known to be. */
export type EnvWith<Name extends string> = NodeJS.ProcessEnv & Readonly<Record<Name, string>>;

/**
 * Reads the function's configuration once, at module scope. Not by a schema: it is text that our template wrote, and
 * making and using the first schema costs every start milliseconds.
 * @throws {Error} naming the variables that the template did not set.
 */
export function readEnv<Name extends string>(...names: readonly Name[]): EnvWith<Name> {
  const { env } = process;
  if (holdsAll(env, names)) return env;
  const missing = names.filter((name) => env[name] === undefined);
  throw new Error(`not in the environment: ${missing.join(', ')}`);
}

const holdsAll = <Name extends string>(
  env: NodeJS.ProcessEnv,
  names: readonly Name[],
): env is EnvWith<Name> => names.every((name) => env[name] !== undefined);
