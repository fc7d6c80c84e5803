/** A request that would do what its route is for, if the caller may. */
export interface Example {
  /** The route: `GET /staff/accounts/{id}`. */
  readonly line: string;
  /**
   * What it touches: something of Retie; the whole programme; or whatever the caller's own municipalities
   * have, so that the role anywhere is enough.
   */
  readonly touches: 'retie' | 'programme' | 'own';
  /** Makes what the request is about, anew for every request. */
  readonly prepare: () => Promise<{ readonly path: string; readonly body?: unknown }>;
}

/** A request that needs nothing prepared. */
export const plain = (line: string, touches: Example['touches'], body?: unknown): Example => ({
  line,
  touches,
  prepare: async () => ({ path: line.split(' ')[1] ?? '', body }),
});
