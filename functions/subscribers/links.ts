import type { Clock } from '../../shared/clock.ts';
import { secondsAfter } from '../../shared/clock.ts';
import type { Language } from '../../shared/i18n/language.ts';
import type { KeyRing } from '../../shared/secrets/key-ring.ts';
import { signToken } from '../../shared/tokens/signed-token.ts';
import { pendingDays } from './due.ts';
import type { Asked, Audience } from './schema.ts';
import {
  confirmToken,
  makePreferencesToken,
  makeUnsubscribeToken,
  myDataToken,
  preferencesToken,
} from './tokens.ts';

export type Links = ReturnType<typeof createLinks>;

interface LinkDeps {
  readonly keys: KeyRing;
  readonly now: Clock;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
}

/** Makes the links that mails carry. */
export function createLinks(deps: LinkDeps) {
  const { now, siteUrl } = deps;
  const link = (language: Language, page: string, token: string) =>
    `${siteUrl}/newsletter/${language}/${page}?token=${token}`;
  const expiry = (seconds: number | null) => secondsAfter(now(), seconds ?? 0).toISOString();

  return {
    async confirm(subscriberId: string, audience: Audience, { language, request }: Asked) {
      const claims = { s: subscriberId, a: audience, r: request };
      return {
        confirmUrl: link(language, 'confirm', await signToken(confirmToken, claims, deps)),
        expiresAt: expiry(pendingDays * 86_400),
      };
    },
    async preferences(subscriberId: string, language: Language) {
      return {
        preferencesUrl: link(
          language,
          'preferences',
          await makePreferencesToken(subscriberId, deps),
        ),
        expiresAt: expiry(preferencesToken.lifetime),
      };
    },
    unsubscribe: async (
      subscriberId: string,
      audience: Audience,
      language: Language,
      issueId?: string,
    ) =>
      link(
        language,
        'unsubscribe',
        await makeUnsubscribeToken(subscriberId, audience, deps, issueId),
      ),
    async myData(subscriberId: string, language: Language) {
      return {
        dataUrl: link(language, 'my-data', await signToken(myDataToken, { s: subscriberId }, deps)),
        expiresAt: expiry(myDataToken.lifetime),
      };
    },
  };
}
