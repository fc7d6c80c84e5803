import type { Clock } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import { newId } from '../../../shared/ids.ts';
import { createMerchants } from '../../merchants/index.ts';
import { createPhase, type PhaseDeps } from '../short-links/change-phase.ts';
import {
  createShortLink,
  type NewShortLink,
  type ShortLinkDeps,
} from '../short-links/change-short-link.ts';
import { createForMerchants } from '../short-links/create-for-merchants.ts';
import type { PhaseInput } from '../short-links/phase.ts';
import { createPhaseRepository } from '../short-links/phase-repository.ts';
import { createShortLinkRepository } from '../short-links/short-link-repository.ts';

interface PrintingResources {
  readonly table: Table;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
  readonly now: Clock;
  /** Who has it made. */
  readonly editor: Principal;
}

/** Staff have something printed, at the times of whoever plays. */
export function createPrinting({ table, siteUrl, now, editor }: PrintingResources) {
  const deps: ShortLinkDeps & PhaseDeps = {
    access: { siteUrl },
    shortLinks: createShortLinkRepository(table),
    phases: createPhaseRepository(table),
    merchants: createMerchants(table),
    now,
    newId,
  };
  return {
    phase: (input: PhaseInput) => createPhase(input, editor, deps),
    link: (wanted: NewShortLink) => createShortLink(wanted, editor, deps),
    forMerchants: (wanted: Omit<NewShortLink, 'merchantId'>) =>
      createForMerchants(wanted, editor, deps),
  };
}
