import { openPicture, type TrackingValues } from '../../../emails/links/tracked-address.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import { signTicket, type Told } from '../../engagement/index.ts';
import type { SendableIssue } from './sendable-issue.ts';

type Mailing = Pick<SendableIssue, 'issueId' | 'audience'>;

export interface MakeTracking {
  /** For all who have not agreed to be followed and get this mail: letter by letter the same. */
  readonly ofGroup: (issue: Mailing, told: Told) => Promise<TrackingValues>;
  /** For one who has: what their group may tell, and who it is. */
  readonly ofReader: (issue: Mailing, told: Told, subscriberId: string) => Promise<TrackingValues>;
}

export function createMakeTracking({
  keys,
  siteUrl,
}: {
  readonly keys: KeyRing;
  readonly siteUrl: string;
}): MakeTracking {
  return {
    async ofGroup({ issueId, audience }, told) {
      return { ticket: await signTicket(issueId, { audience, ...told }, keys), openPicture: '' };
    },
    async ofReader({ issueId, audience }, told, subscriberId) {
      const ticket = await signTicket(issueId, { audience, ...told, subscriberId }, keys);
      const isCounted =
        told.nis !== undefined && placeByNis(told.nis).municipality.engagement.opens;
      return { ticket, openPicture: isCounted ? openPicture(siteUrl, issueId, ticket) : '' };
    },
  };
}
