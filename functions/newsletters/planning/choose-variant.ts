import { findPlaceByNis } from '../../../shared/programme/programme.ts';
import { isActive, type Recipient } from '../../subscribers/index.ts';
import type { Issue } from '../issue.ts';

type Reader = Pick<Recipient, 'language' | 'addressState' | 'subscriptions'>;

/** What decides which variant a subscriber gets. */
export type Rule = Pick<Issue, 'audience' | 'municipalities' | 'languages'>;

/**
 * The variant that a subscriber gets: of the first of the issue's municipalities that they follow, in their
 * language, or the issue's first one when it is not written in theirs. Undefined when they get none. Variants keep the
 * codes of their approval; a municipality that merged since is followed by its present code.
 */
export function chooseVariant(recipient: Reader, rule: Rule): string | undefined {
  if (!isActive(recipient, rule.audience)) return undefined;
  const followed = recipient.subscriptions[rule.audience]?.municipalities ?? [];
  const nis = rule.municipalities.find((code) => followed.includes(presentCode(code)));
  const language = rule.languages.includes(recipient.language)
    ? recipient.language
    : rule.languages[0];
  return nis && language && `${language}-${nis}`;
}

const presentCode = (nis: string): string => findPlaceByNis(nis)?.municipality.nis ?? nis;
