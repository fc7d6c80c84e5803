export interface Measured {
  readonly events: number;
  readonly cpuSeconds: number;
  readonly seconds: number;
}

/** Processor time of this process while the work runs. */
export async function cpuOf(events: number, work: () => Promise<void>): Promise<Measured> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return {
    events,
    cpuSeconds: (user + system) / 1_000_000,
    seconds: (performance.now() - started) / 1000,
  };
}
