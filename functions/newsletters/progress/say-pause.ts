import * as z from 'zod';
import type { Language } from '../../../shared/i18n/language.ts';
import { createTranslator } from '../../../shared/i18n/translator.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import { type Issue, pauseReasonSchema } from '../issue.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };

/** Why an issue stands still, and what there is to do, in sentences for staff. */
export const pauseViewSchema = z.object({
  reason: pauseReasonSchema,
  since: z.iso.datetime(),
  words: z.string(),
});

const messages = createTranslator({ nl, fr, en });

/** Undefined for an issue that does not stand still. */
export function pauseViewOf(
  { state, pause, trial, decision }: Pick<Issue, 'state' | 'pause' | 'trial' | 'decision'>,
  language: Language,
): z.output<typeof pauseViewSchema> | undefined {
  if (state !== 'paused' || !pause) return undefined;
  const { reason, at: since, late } = pause;
  const { from = since, until = since, municipalities = [] } = late ?? {};
  const names = municipalities.map((nis) => placeByNis(nis).municipality.name).join(', ');
  const isUndecided = trial && !decision ? 'yes' : 'no';
  const values = { names, from: new Date(from), until: new Date(until), isUndecided };
  return { reason, since, words: messages(language)(reason, values) };
}
