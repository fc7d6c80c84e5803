import * as z from 'zod';
import { type Clock, daysAfter } from '../../../shared/clock.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import { createTranslator } from '../../../shared/i18n/translator.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import { localHour } from '../../../shared/time/local-hour.ts';
import { type Audience, audienceSchema } from '../issue.ts';
import { type BestTime, bestTime, type ClickDay, fewestClicks, fewestDays } from './best-time.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };

/** An hour to send at, and how much it is worth. */
export const suggestedTimeSchema = z.object({
  sureness: z.enum(['clear', 'likely', 'even', 'unknown']),
  /** The beginning of the hour by the clock in Belgium, `18:00`; absent where none is better. */
  time: z.string().optional(),
  /** For whom it holds: `all` where of the audience that was asked for too little is known, or none was named. */
  of: z.enum([...audienceSchema.options, 'all']),
  words: z.string(),
  /** What it rests on: clicks of people, on so many days on which nothing was sent. */
  clicks: z.int(),
  days: z.int(),
  curve: z.array(z.object({ hour: z.int(), clicks: z.int() })),
});
export type SuggestedTime = z.output<typeof suggestedTimeSchema>;

export interface TimeDeps {
  readonly readClickDays: (
    nis: string,
    period: { readonly from: string; readonly audience?: Audience },
  ) => Promise<readonly ClickDay[]>;
  readonly now: Clock;
}

/** Habits change: what is older tells little. */
const lookedAtDays = 365;

const messages = createTranslator({ nl, fr, en });

export interface TimeQuestion {
  readonly nis: string;
  readonly audience?: Audience | undefined;
  readonly explainIn: Language;
}

/**
 * Of one audience where enough is known of it, else of all readers together, and says so.
 * @throws {AppError} municipality.not_found
 */
export async function suggestTime(
  { nis, audience, explainIn }: TimeQuestion,
  { readClickDays, now }: TimeDeps,
): Promise<SuggestedTime> {
  const { municipality } = placeByNis(nis);
  const from = localHour(daysAfter(now(), -lookedAtDays)).day;
  const theirs = audience && bestTime(await readClickDays(municipality.nis, { from, audience }));
  const isKnown = theirs !== undefined && theirs.sureness !== 'unknown';
  const found = isKnown ? theirs : bestTime(await readClickDays(municipality.nis, { from }));
  const { sureness, hour, clicks, days, curve } = found;
  const words = [
    timeInWords(found, municipality.name, explainIn),
    messages(explainIn)(isKnown ? 'of_one' : audience ? 'of_all_instead' : 'of_all', {
      audience: audience ?? '',
      clicks: theirs?.clicks ?? 0,
      days: theirs?.days ?? 0,
    }),
  ];
  return {
    sureness,
    ...(hour !== undefined && { time: `${String(hour).padStart(2, '0')}:00` }),
    of: isKnown && audience ? audience : 'all',
    words: words.join(' '),
    clicks,
    days,
    curve: [...curve],
  };
}

const timeInWords = (
  { sureness, hour = 0, clicks, days }: BestTime,
  municipality: string,
  language: Language,
): string =>
  messages(language)(sureness, {
    municipality,
    from: hour,
    to: hour + 1,
    clicks,
    days,
    fewestClicks,
    fewestDays,
  });
