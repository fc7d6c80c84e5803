/**
 * Runs the work for every entry, at most `width` at a time. Waits for all that was begun, then throws the
 * first error.
 */
export async function inParallel<Entry>(
  entries: readonly Entry[],
  width: number,
  work: (entry: Entry) => Promise<void>,
): Promise<void> {
  const waiting = entries.values();
  const lane = async () => {
    for (const entry of waiting) await work(entry);
  };
  const lanes = await Promise.allSettled(Array.from({ length: width }, lane));
  const failed = lanes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}
