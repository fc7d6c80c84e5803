import { createJsonObjects, type S3Environment } from '../../shared/aws/json-objects.ts';
import type { Clock } from '../../shared/clock.ts';
import { type ErasureJournal, journalKey } from './erasure-journal.ts';

/** The journal as objects of a bucket. */
export function createS3Journal(
  bucket: string,
  surroundings: { environment: S3Environment; now: Clock },
): ErasureJournal {
  const objects = createJsonObjects(bucket, surroundings);
  return { record: (line) => objects.put(journalKey(line), line) };
}
