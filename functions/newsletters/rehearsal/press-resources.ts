import type { Clock } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { NewId } from '../../../shared/ids.ts';
import type { Log } from '../../../shared/observability/logger.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import type { RenderedFiles } from '../composing/rendered-files.ts';
import type { RenderedVariant } from '../issue-variants.ts';

/** Rendered mails, where the report pages look for them. */
export interface PressFiles extends RenderedFiles {
  read(key: string): Promise<RenderedVariant>;
}

/** What newsletters are played with: a real table, and a clock that whoever plays sets. */
export interface PressResources {
  readonly table: Table;
  readonly keys: KeyRing;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
  readonly files: PressFiles;
  readonly now: Clock;
  readonly newId: NewId;
  readonly log: Log;
}
