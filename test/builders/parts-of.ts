const nav = /<nav class="parts"[\s\S]*?<\/nav>/g;

/** Where a page has its ways to the parts of the site: above what it says, at its foot, or nowhere. */
export function partsOf(body: string): 'above' | 'at the foot' | 'nowhere' | 'twice' {
  const found = [...body.matchAll(nav)];
  const [first] = found;
  if (!first) return 'nowhere';
  if (found.length > 1) return 'twice';
  return first.index < body.indexOf('<main') ? 'above' : 'at the foot';
}

export interface PartLink {
  readonly href: string;
  readonly label: string;
  readonly current: string | undefined;
}

/** The ways to the parts, in the order in which they are read. */
export const partLinksOf = (body: string): PartLink[] =>
  [...(body.match(nav)?.join('') ?? '').matchAll(/<a ([^>]*)>([^<]*)<\/a>/g)].map(
    ([, attributes = '', label = '']) => ({
      href: /href="([^"]*)"/.exec(attributes)?.[1] ?? '',
      label,
      current: /aria-current="([^"]*)"/.exec(attributes)?.[1],
    }),
  );
