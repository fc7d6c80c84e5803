import type { Merchants } from '../../../merchants/index.ts';
import type { AskDeps } from '../ask-count.ts';
import type { InviteDeps } from '../candidates/invite.ts';

/** What the staff API of contests works with. */
export interface StaffDeps extends InviteDeps, AskDeps {
  readonly merchants: Pick<Merchants, 'get' | 'getMany'>;
}
