import * as z from 'zod';
import type { Files } from '../../../shared/files/files.ts';
import { lazily } from '../../../shared/lazily.ts';
import { eventFactsSchema } from '../events/event.ts';
import type { SourceItem, SourcePosition, SourceRun, SourceStep } from './source-event.ts';

/** Items of one step: each may become a write. */
export const itemsPerStep = 200;

/** Where what was fetched lies while its run lasts. */
const fetchedPath = (runId: string, part: number): string =>
  `calendar-fetched/${runId}/${String(part).padStart(4, '0')}`;

const itemsSchema = lazily(() =>
  z.array(
    z.union([
      z.strictObject({
        event: z.strictObject({
          uid: z.string(),
          facts: eventFactsSchema(),
          modifiedAt: z.string().exactOptional(),
          nis: z.string().exactOptional(),
          sequence: z.int().exactOptional(),
        }),
      }),
      z.strictObject({ gone: z.string() }),
      z.strictObject({
        problem: z.strictObject({
          uid: z.string().exactOptional(),
          code: z.string(),
          message: z.string(),
          line: z.int().exactOptional(),
        }),
      }),
    ]),
  ),
);

const positionSchema = z.strictObject({
  part: z.int().min(1),
  parts: z.int().min(2),
  complete: z.int().min(0).max(1),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
});

/** What is said at the end of the run. */
export type Ending = Pick<SourceStep, 'complete' | 'validators'>;

interface Reading {
  readonly run: SourceRun;
  readonly files: Files;
}

/**
 * The first step of a source that is read at once: the others find their items in files, so that one run is of one state of the
 * source, and asks it once.
 */
export async function firstOfSteps(
  items: readonly SourceItem[],
  ending: Ending,
  { run, files }: Reading,
): Promise<SourceStep> {
  const parts = Math.ceil(items.length / itemsPerStep);
  for (let part = 1; part < parts; part += 1) {
    const later = items.slice(part * itemsPerStep, (part + 1) * itemsPerStep);
    await files.put(fetchedPath(run.runId, part), JSON.stringify(later));
  }
  return stepOf(items.slice(0, itemsPerStep), { part: 0, parts, ending });
}

/** A step after the first. @throws where its items are gone, as they are once their run is long over */
export async function laterStep(
  position: SourcePosition,
  { run, files }: Reading,
): Promise<SourceStep> {
  const { part, parts, complete, etag, lastModified } = positionSchema.parse(position);
  const text = await textOf(fetchedPath(run.runId, part), files);
  const validators = {
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified }),
  };
  const ending = { complete: complete === 1, validators };
  return stepOf(itemsSchema().parse(JSON.parse(text)), { part, parts, ending });
}

interface Place {
  readonly part: number;
  readonly parts: number;
  readonly ending: Ending;
}

function stepOf(items: readonly SourceItem[], { part, parts, ending }: Place): SourceStep {
  const { complete, validators = {} } = ending;
  if (part + 1 >= parts) return { items, complete, validators };
  const { etag, lastModified } = validators;
  const next = {
    part: part + 1,
    parts,
    complete: complete ? 1 : 0,
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified }),
  };
  return { items, complete, next };
}

async function textOf(path: string, files: Files): Promise<string> {
  const file = await files.open(path);
  if (!file) throw new Error(`what was fetched is gone: ${path}`);
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of file.bytes) text += decoder.decode(bytes, { stream: true });
  return text + decoder.decode();
}
