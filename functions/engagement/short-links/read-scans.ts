import * as z from 'zod';
import { inParallel } from '../../../shared/in-parallel.ts';
import type { Scope } from '../counters/counter-keys.ts';
import type { CounterRepository, Period } from '../counters/counter-repository.ts';
import type { Counts } from '../counters/counts.ts';
import { type Figure, figureSchema } from '../counters/figures.ts';
import type { ShortLink } from './short-link.ts';

/** Scans of one thing. `raw` counts previews and link checkers too, see docs/engagement-rules.md. */
export const scansSchema = z.object({
  total: figureSchema,
  /** Days in Europe/Brussels on which anything was scanned. */
  days: z.array(z.object({ day: z.iso.date(), scans: figureSchema })),
  /** By what was scanned; `own-link`: a merchant's own short link. Empty of a single link. */
  materials: z.array(z.object({ material: z.string(), scans: figureSchema })),
  /** By the phase that it was printed for, where it was for one. Of a municipality alone. */
  phases: z.array(z.object({ phaseId: z.string(), scans: figureSchema })),
});
export type Scans = z.output<typeof scansSchema>;

/** Of what to read scans. */
export type ScansWanted =
  | 'programme'
  | { readonly nis: string }
  | { readonly merchantId: string }
  | { readonly code: string };

type Counters = Pick<CounterRepository, 'read' | 'readMunicipality'>;

/** One query for each; of a municipality, for each code that it has and had. A minute or two behind. */
export async function readScans(
  wanted: ScansWanted,
  period: Period,
  counters: Counters,
): Promise<Scans> {
  const isMunicipality = wanted !== 'programme' && 'nis' in wanted;
  return scansOf(
    await (isMunicipality
      ? counters.readMunicipality(wanted.nis, period)
      : counters.read(scopeOf(wanted), period)),
  );
}

function scopeOf(wanted: Exclude<ScansWanted, { readonly nis: string }>): Scope {
  if (wanted === 'programme') return wanted;
  return 'code' in wanted ? `short-link:${wanted.code}` : `merchant:${wanted.merchantId}`;
}

/** The scans among what was counted, of whatever scope. */
export function scansOf({ total, days, parts }: Counts): Scans {
  const shares = (name: 'material' | 'phase') =>
    [...parts]
      .flatMap(([part, { scanned }]) =>
        scanned && part.startsWith(`${name}=`)
          ? [{ name: part.slice(name.length + 1), scans: scanned }]
          : [],
      )
      .sort((one, other) => one.name.localeCompare(other.name));
  return {
    total: total.scanned ?? none,
    days: days.flatMap(({ day, figures: { scanned } }) =>
      scanned ? [{ day, scans: scanned }] : [],
    ),
    materials: shares('material').map(({ name: material, scans }) => ({ material, scans })),
    phases: shares('phase').map(({ name: phaseId, scans }) => ({ phaseId, scans })),
  };
}

const none: Figure = { raw: 0, human: 0 };

/** How many queries are under way at once. */
const width = 20;

/** Of each link how often it was scanned, in the order given: one query a link, as many as a municipality has. */
export async function readLinkScans(
  links: readonly ShortLink[],
  period: Period,
  counters: Counters,
): Promise<{ link: ShortLink; scans: Figure }[]> {
  const found = new Map<string, Figure>();
  await inParallel(links, width, async ({ code }) => {
    const { total } = await readScans({ code }, period, counters);
    found.set(code, total);
  });
  return links.map((link) => ({ link, scans: found.get(link.code) ?? none }));
}
