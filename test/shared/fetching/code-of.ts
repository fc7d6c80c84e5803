/** The code that something fails with. */
export const codeOf = (failing: Promise<unknown>): Promise<string> =>
  failing.then(
    () => 'no failure',
    (error: unknown) =>
      error instanceof Error && 'code' in error ? String(error.code) : `${error}`,
  );
