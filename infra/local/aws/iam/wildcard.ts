const compiled = new Map<string, RegExp>();

/** A policy pattern (`*` any run of characters, `?` any one) as a test of the whole text. */
export function wildcard(pattern: string, flags = 's'): RegExp {
  const cacheKey = `${flags}:${pattern}`;
  const known = compiled.get(cacheKey);
  if (known) return known;
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${source}$`, flags);
  compiled.set(cacheKey, expression);
  return expression;
}
