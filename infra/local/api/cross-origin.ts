/** What a template allows other origins to do, of an HTTP API or a bucket. */
export interface CrossOriginRule {
  origins: readonly string[];
  methods: readonly string[];
  headers: readonly string[];
  exposed: readonly string[];
  maxAgeSeconds: number | undefined;
}

/** The headers that let a page of another origin read the answer; none when the rules do not allow it. */
export function crossOriginHeaders(
  rules: readonly CrossOriginRule[],
  origin: string | undefined,
  method: string,
): Record<string, string> {
  if (origin === undefined) return {};
  const rule = rules.find(
    ({ origins, methods }) =>
      origins.some((allowed) => matches(allowed, origin)) &&
      methods.some((allowed) => matches(allowed, method)),
  );
  if (rule === undefined) return {};
  return {
    'access-control-allow-origin': rule.origins.includes('*') ? '*' : origin,
    'access-control-allow-methods': rule.methods.join(','),
    ...(rule.headers.length === 0
      ? {}
      : { 'access-control-allow-headers': rule.headers.join(',') }),
    ...(rule.exposed.length === 0
      ? {}
      : { 'access-control-expose-headers': rule.exposed.join(',') }),
    ...(rule.maxAgeSeconds === undefined
      ? {}
      : { 'access-control-max-age': String(rule.maxAgeSeconds) }),
  };
}

function matches(pattern: string, value: string): boolean {
  const [start = '', end] = pattern.split('*');
  return end === undefined ? pattern === value : value.startsWith(start) && value.endsWith(end);
}
