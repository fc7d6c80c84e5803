import type { Log } from '../../shared/observability/logger.ts';

export interface RecordedLog extends Log {
  /** Everything logged, as one text: for tests of what must not be in it. */
  text(): string;
}

/** A log that keeps its lines to itself. */
export function silentLog(): RecordedLog {
  const lines: unknown[] = [];
  const keep = (...line: unknown[]) => {
    lines.push(line);
  };
  return {
    debug: keep,
    info: keep,
    warn: keep,
    error: keep,
    text: () => JSON.stringify(lines),
  };
}
