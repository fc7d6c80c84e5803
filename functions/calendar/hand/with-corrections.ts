import type { EventFacts, StaffHand } from '../events/event.ts';
import { timingSchema } from '../timing/timing.ts';
import { partNamed } from './correction-name.ts';
import { occurrenceCorrectionSchema, withOccurrence } from './occurrence-correction.ts';

/**
 * What a source says, with staff's corrections over it, to be parsed. `null` takes away what an event may be without. No correction
 * lets anybody see what the source keeps back: it can only keep back more.
 */
export function withCorrections(
  said: EventFacts,
  corrections: StaffHand['corrections'],
): Record<string, unknown> {
  const facts: Record<string, unknown> = { ...said };
  const texts: Record<'title' | 'description', Record<string, unknown>> = {
    title: { ...said.title },
    description: { ...said.description },
  };
  const times = new Map<string, unknown>();
  for (const [name, { value }] of Object.entries(corrections)) {
    const part = partNamed(name);
    if (!part) continue;
    if ('whole' in part) facts[part.whole] = value ?? undefined;
    else if ('text' in part) texts[part.text][part.language] = value ?? undefined;
    else times.set(part.occurrence, value);
  }
  const { visibility } = said.visibility === 'public' ? facts : said;
  return { ...facts, ...texts, visibility, timing: withTimes(facts.timing, times) };
}

function withTimes(timing: unknown, times: ReadonlyMap<string, unknown>): unknown {
  if (times.size === 0) return timing;
  return [...times].reduce(
    (corrected, [key, value]) =>
      withOccurrence(corrected, key, occurrenceCorrectionSchema().parse(value)),
    timingSchema().parse(timing),
  );
}
