/** What a process of the bench tells of a batch of votes. */
export interface Batch {
  readonly votes: number;
  readonly ms: number;
  /** Milliseconds of processor time. */
  readonly cpuMs: number;
  /** Milliseconds of each vote. */
  readonly times: readonly number[];
}

/** Runs `work` for each entry, so many at once, and takes the time. */
export async function runBatch<Entry>(
  entries: readonly Entry[],
  atOnce: number,
  work: (entry: Entry) => Promise<void>,
): Promise<Batch> {
  const queue = [...entries];
  const times: number[] = [];
  const cpu = process.cpuUsage();
  const started = performance.now();
  const worker = async () => {
    for (let entry = queue.pop(); entry !== undefined; entry = queue.pop()) {
      const begun = performance.now();
      await work(entry);
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  return { votes: entries.length, ms, cpuMs: (user + system) / 1000, times };
}
