/** A route key of an HTTP API: `$default`, `GET /issues/{id}`, `ANY /newsletter/{proxy+}`. */
export interface RouteKey {
  method: string;
  segments: readonly string[];
}

export interface RouteMatch<R> {
  route: R;
  pathParameters: Record<string, string>;
}

export function parseRouteKey(key: string): RouteKey | '$default' {
  if (key === '$default') return key;
  const [method = '', path = ''] = key.split(' ');
  return { method, segments: path.split('/').slice(1) };
}

/**
 * The route that an HTTP API selects: a full match before a greedy path variable before `$default`; among them fixed
 * segments before variables from the left, and a named method before ANY (API Gateway developer guide, "Routing API
 * requests").
 */
export function matchRoute<R>(
  routes: readonly { key: RouteKey | '$default'; route: R }[],
  method: string,
  path: string,
): RouteMatch<R> | undefined {
  const segments = path.split('/').slice(1);
  const candidates = routes.flatMap(({ key, route }) => {
    if (key === '$default') return [{ route, pathParameters: {}, rank: '9' }];
    if (key.method !== 'ANY' && key.method !== method) return [];
    const pathParameters = matchSegments(key.segments, segments);
    return pathParameters === undefined ? [] : [{ route, pathParameters, rank: rankOf(key) }];
  });
  const [best] = candidates.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return best && { route: best.route, pathParameters: best.pathParameters };
}

function matchSegments(
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const variable = /^\{([^}+]+)(\+?)\}$/.exec(part);
    const value = variable?.[2] === '+' ? segments.slice(index).join('/') : segments[index];
    if (variable === null && value !== part) return undefined;
    if (value === undefined || value === '') {
      if (variable !== null || value === undefined) return undefined;
      continue;
    }
    if (variable?.[1] !== undefined) parameters[variable[1]] = decodeSegment(value);
    if (variable?.[2] === '+') return parameters;
  }
  return pattern.length === segments.length ? parameters : undefined;
}

/** Texts in the order in which AWS prefers: smaller is better. */
function rankOf({ method, segments }: RouteKey): string {
  const greedy = segments.some((segment) => segment.endsWith('+}'));
  const shape = segments
    .map((segment) => (segment.endsWith('+}') ? '2' : segment.startsWith('{') ? '1' : '0'))
    .join('');
  return `${greedy ? 1 : 0}|${shape}|${method === 'ANY' ? 1 : 0}`;
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
