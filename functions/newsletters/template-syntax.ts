/** Paths of the texts, anywhere in the value, that hold `{{`, which SES would read as a variable. */
export function templateSyntaxIn(value: unknown, path: (string | number)[] = []): PropertyKey[][] {
  if (typeof value === 'string') return value.includes('{{') ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    templateSyntaxIn(part, [...path, Array.isArray(value) ? Number(name) : name]),
  );
}
