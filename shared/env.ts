import type * as z from 'zod';

/**
 * Reads the function's configuration once, at module scope.
 * @throws {ZodError} naming the variable that the template did not set.
 */
export function readEnv<Schema extends z.ZodType>(schema: Schema): z.output<Schema> {
  return schema.parse(process.env);
}
