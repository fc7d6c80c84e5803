import type { Clock } from '../../../shared/clock.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import {
  type Audience,
  makePreferencesToken,
  makeUnsubscribeToken,
} from '../../subscribers/index.ts';

export interface PersonalLinks {
  /** Opens a page; a POST to it ends the audience at once (RFC 8058). */
  readonly unsubscribeUrl: string;
  readonly preferencesUrl: string;
}

export type MakeLinks = (
  subscriberId: string,
  audience: Audience,
  language: Language,
  issueId: string,
) => Promise<PersonalLinks>;

export const createMakeLinks =
  (deps: { keys: KeyRing; now: Clock; siteUrl: string }): MakeLinks =>
  async (subscriberId, audience, language, issueId) => {
    const pages = `${deps.siteUrl}/newsletter/${language}`;
    const [unsubscribe, preferences] = await Promise.all([
      makeUnsubscribeToken(subscriberId, audience, deps, issueId),
      makePreferencesToken(subscriberId, deps, issueId),
    ]);
    return {
      unsubscribeUrl: `${pages}/unsubscribe?token=${unsubscribe}`,
      preferencesUrl: `${pages}/preferences?token=${preferences}`,
    };
  };
