/** What must be stopped again, the last started first. */
export interface Stoppers {
  add(stop: () => unknown): void;
  /** Stops everything, also when one of them fails; safe to call twice. */
  stop(): Promise<void>;
}

export function collectStoppers(onFailure: (error: unknown) => void): Stoppers {
  const stoppers: (() => unknown)[] = [];
  let stopping: Promise<void> | undefined;
  const stopAll = async () => {
    for (let stop = stoppers.pop(); stop !== undefined; stop = stoppers.pop())
      try {
        await stop();
      } catch (error) {
        onFailure(error);
      }
  };
  return {
    add: (stop) => {
      stoppers.push(stop);
      // What started too late for the stop is stopped as well.
      if (stopping !== undefined) stopping = stopping.then(stopAll);
    },
    stop: () => {
      stopping ??= stopAll();
      return stopping;
    },
  };
}
