import type { Sqs } from '../../shared/queue/queue.ts';

interface SentBatch {
  readonly QueueUrl: string;
  readonly Entries: readonly {
    readonly Id: string;
    readonly MessageBody: string;
    readonly DelaySeconds: number;
  }[];
}

/** Takes every message and keeps the calls. `failed`: ids of the entries that each call in turn does not take. */
export function recordedSqs(failed: readonly (readonly string[])[] = []): Sqs & {
  readonly calls: SentBatch[];
} {
  const calls: SentBatch[] = [];
  return {
    calls,
    async call(_operation, input) {
      calls.push(input as SentBatch);
      return { Failed: (failed[calls.length - 1] ?? []).map((Id) => ({ Id })) };
    },
  };
}
