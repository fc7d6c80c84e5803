/** Numbers that were seen of a producer, as runs from-to in order that do not touch. */
export type Seen = readonly (readonly [from: number, to: number])[];

/** `0-41 43 45-50` */
export const seenText = (seen: Seen): string =>
  seen.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(' ');

export const seenFrom = (text: string): Seen =>
  text
    .split(' ')
    .filter(Boolean)
    .map((run) => {
      const [from = 0, to = from] = run.split('-').map(Number);
      return [from, to] as const;
    });

export const hasSeen = (seen: Seen, seq: number): boolean =>
  seen.some(([from, to]) => from <= seq && seq <= to);

export function withSeen(seen: Seen, seqs: readonly number[]): Seen {
  const runs = [...seen, ...seqs.map((seq) => [seq, seq] as const)];
  runs.sort(([one], [other]) => one - other);
  const joined: [number, number][] = [];
  for (const [from, to] of runs) {
    const last = joined.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
