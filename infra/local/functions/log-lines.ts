import * as z from 'zod';

/** What Powertools writes around the message that people do not need on a terminal. */
const structured = z
  .looseObject({
    level: z.string(),
    message: z.string(),
  })
  .transform(
    ({
      level,
      message,
      service: _service,
      timestamp: _timestamp,
      xray_trace_id: _trace,
      sampling_rate: _rate,
      cold_start: _cold,
      function_arn: _arn,
      function_memory_size: _memory,
      function_name: _name,
      function_request_id: _request,
      error,
      ...rest
    }) => ({ level, message, error, rest }),
  );
const loggedError = z.looseObject({ stack: z.string() });

/**
 * A line that a function wrote, as a person wants to read it: structured logs become `LEVEL message {details}`.
 * Metrics, which go to CloudWatch through the log, are left out.
 */
export function readableLogLine(line: string): string | undefined {
  if (!line.startsWith('{')) return line;
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return line;
  }
  if (typeof parsed === 'object' && parsed !== null && '_aws' in parsed) return undefined;
  const entry = structured.safeParse(parsed);
  if (!entry.success) return line;
  const { level, message, error, rest } = entry.data;
  const details = Object.keys(rest).length === 0 ? '' : ` ${JSON.stringify(rest)}`;
  const failure = loggedError.safeParse(error);
  return `${level} ${message}${details}${failure.success ? `\n${failure.data.stack}` : ''}`;
}
