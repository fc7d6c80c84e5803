import { openPicture, type TrackingValues } from '../../../emails/links/tracked-address.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import { signTicket, type Told } from '../../engagement/index.ts';
import type { Variant } from '../issue-variants.ts';
import type { SendableIssue } from './sendable-issue.ts';

/** What a mail is. */
export interface MailOf {
  readonly issue: Pick<SendableIssue, 'issueId' | 'audience'>;
  readonly variant: Pick<Variant, 'nis' | 'language' | 'version'>;
}

export interface MakeTracking {
  /** For all who have not agreed to be followed and get this mail: letter by letter the same. */
  readonly ofGroup: (mail: MailOf, told: Told) => Promise<TrackingValues>;
  /** For one who has. */
  readonly ofReader: (mail: MailOf, subscriberId: string) => Promise<TrackingValues>;
}

export function createMakeTracking({
  keys,
  siteUrl,
}: {
  readonly keys: KeyRing;
  readonly siteUrl: string;
}): MakeTracking {
  return {
    async ofGroup({ issue: { issueId, audience } }, told) {
      return { ticket: await signTicket(issueId, { audience, ...told }, keys), openPicture: '' };
    },
    async ofReader({ issue: { issueId, audience }, variant }, subscriberId) {
      const { nis, language, version } = variant;
      const claims = { audience, nis, language, version, subscriberId };
      const ticket = await signTicket(issueId, claims, keys);
      const isCounted = placeByNis(nis).municipality.engagement.opens;
      return { ticket, openPicture: isCounted ? openPicture(siteUrl, issueId, ticket) : '' };
    },
  };
}
