import type { Version } from '../../../emails/blocks/version.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import { createTranslator } from '../../../shared/i18n/translator.ts';
import type { Issue } from '../issue.ts';
import { judgeVersions, rateOf } from './judge-versions.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };
import { type Decision, decidesAt, type Metric, type Trial, type VersionFigures } from './trial.ts';

const messages = createTranslator({ nl, fr, en });

/** `less than once in …` */
const odds = [1000, 100, 20] as const;

/**
 * How the trial of an issue stands, or what it came to, in sentences for staff: which version was better and how sure that is, or that
 * nothing can be said.
 * @param figures as they are now; of what is decided those count that were there then.
 */
export function trialInWords(
  {
    state,
    trial,
    triedSince,
    decision,
  }: Pick<Issue, 'state' | 'triedSince' | 'decision'> & {
    readonly trial: Trial;
  },
  figures: readonly VersionFigures[],
  language: Language,
): string {
  const t = messages(language);
  const { metric } = trial;
  if (decision) return decisionInWords(decision, metric, language);
  const rates = ratesInWords(figures, metric, language);
  if (state === 'sent') return t('all_tried', { rates });
  if (state === 'cancelled') return t('cancelled');
  if (state !== 'sending' && state !== 'paused') return t('not_begun');
  const isPaused = state === 'paused';
  if (!triedSince) return t(isPaused ? 'trying_paused' : 'trying');
  // Nothing is decided while it stands still.
  return t(isPaused ? 'paused' : 'waiting', { at: decidesAt(triedSince, trial), rates });
}

function decisionInWords(
  { reason, version, figures }: Decision,
  metric: Metric,
  language: Language,
): string {
  const t = messages(language);
  const rates = ratesInWords(figures, metric, language);
  if (reason !== 'better') return t(reason, { version: letterOf(version), rates });
  const { chance } = judgeVersions(figures, metric);
  const best = figures.find((candidate) => candidate.version === version);
  return t('better', {
    metric,
    version: letterOf(version),
    rate: best ? perHundred(best) : 0,
    others: ratesInWords(
      figures.filter((other) => other.version !== version),
      metric,
      language,
    ),
    odds: odds.find((most) => chance < 1 / most) ?? odds[2],
  });
}

function ratesInWords(
  figures: readonly VersionFigures[],
  metric: Metric,
  language: Language,
): string {
  const t = messages(language);
  return new Intl.ListFormat(`${language}-BE`, { type: 'conjunction' }).format(
    figures.map((figure) =>
      t('rate', { metric, rate: perHundred(figure), version: letterOf(figure.version) }),
    ),
  );
}

const letterOf = (version: Version): string => version.toUpperCase();

/** Acts of people for a hundred mails delivered, to one decimal. */
export const perHundred = (figures: VersionFigures): number =>
  Math.round(rateOf(figures) * 1000) / 10;
