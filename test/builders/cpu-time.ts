/**
 * Milliseconds of processor time that the work takes in this process: what else runs on the machine does not count, which
 * makes a limit hold on a busy one too. A process runs one file of tests at a time.
 */
export async function cpuTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
