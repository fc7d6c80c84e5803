import type { Table } from '../../../shared/data/table.ts';
import type { CountMetric } from '../../../shared/observability/count-metric.ts';
import type { Log } from '../../../shared/observability/logger.ts';
import type { Queue } from '../../../shared/queue/queue.ts';
import type { Pace } from '../../mail/index.ts';
import type { TellDeps } from '../late/tell-held.ts';
import type { FinishDeps } from '../planning/finish-planning.ts';
import type { PlanMessage } from '../planning/plan-message.ts';
import type { ChunkRepository } from '../sending/chunk-repository.ts';
import type { TemplateMessage } from '../template-message.ts';
import type { DeleteTemplate } from '../templates/ses-templates.ts';
import type { TemplateRepository } from '../templates/template-repository.ts';
import type { FiguresDeps } from '../versions/read-figures.ts';
import type { ReconcileDeps } from './reconcile-chunk.ts';

/** What the sweep works with. */
export interface SweepDeps
  extends Omit<FinishDeps, 'chunks' | 'issues'>,
    ReconcileDeps,
    FiguresDeps,
    TellDeps {
  readonly table: Table;
  readonly issues: FinishDeps['issues'];
  readonly chunks: ChunkRepository;
  readonly templates: TemplateRepository;
  readonly pace: Pick<Pace, 'readQuota'>;
  readonly planQueue: Queue<PlanMessage>;
  readonly templateQueue: Queue<TemplateMessage>;
  readonly deleteTemplate: DeleteTemplate;
  readonly log: Log;
  readonly count: CountMetric;
}
