import type { Clock } from '../../../shared/clock.ts';
import type { Log } from '../../../shared/observability/logger.ts';
import type { ApprovedHtml } from '../../engagement/index.ts';
import type { IssueRepository } from '../issue-repository.ts';
import type { IssueVariants, RenderedVariant } from '../issue-variants.ts';
import type { TemplateMessage } from '../template-message.ts';
import type { FillingOf } from './fill-lists.ts';
import type { TemplateRepository } from './template-repository.ts';

/** `throttled`: SES makes one template a second. */
export type CreateTemplate = (
  name: string,
  content: RenderedVariant,
) => Promise<'created' | 'throttled'>;

export interface TemplateDeps {
  readonly issues: Pick<IssueRepository, 'find'>;
  readonly templates: Pick<TemplateRepository, 'has' | 'noteCreated'>;
  readonly findVariants: (issueId: string, hash: string) => Promise<IssueVariants | undefined>;
  readonly readRendered: (key: string) => Promise<RenderedVariant>;
  /** Writes the lists of events that were left open into what was rendered. */
  readonly fillLists: (of: FillingOf, rendered: RenderedVariant) => Promise<RenderedVariant>;
  /** Has the links of its content counted: the last thing before it is sent. */
  readonly countLinks: (approved: ApprovedHtml) => Promise<string>;
  readonly createTemplate: CreateTemplate;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly now: Clock;
  readonly log: Log;
}

const betweenCreations = 1000;
/** Milliseconds of the function's time below which it leaves the rest to a later delivery. */
const timeToEnd = 8000;

/**
 * Makes the SES template of one variant, once: its name holds the hash of what was approved. A message of an approval that
 * has been taken back does nothing, nor does one for a variant that lists events before its issue is planned.
 * @throws {Error} when SES throttled until the function's time was over; the message comes again.
 */
export async function makeTemplate(
  { issueId, hash, variantId }: TemplateMessage,
  remainingMs: () => number,
  deps: TemplateDeps,
): Promise<void> {
  const issue = await deps.issues.find(issueId);
  if (issue?.approval?.hash !== hash || issue.state === 'cancelled') return;
  const found = await deps.findVariants(issueId, hash);
  const variant = found?.variants.find((candidate) => candidate.variantId === variantId);
  if (!found || !variant) throw new Error(`issue ${issueId} has no variant ${variantId}`);
  if (variant.events && !issue.planningSince) return;
  const { templateName } = variant;
  if (await deps.templates.has(issueId, templateName)) return;
  const rendered = await deps.readRendered(variant.renderedKey);
  const filled = variant.events
    ? await deps.fillLists({ issue, approved: found, variant }, rendered)
    : rendered;
  const { nis } = variant;
  const content = { ...filled, html: await deps.countLinks({ issueId, nis, html: filled.html }) };
  while ((await deps.createTemplate(templateName, content)) === 'throttled') {
    if (remainingMs() < timeToEnd) throw new Error('SES makes no more templates for now');
    deps.log.info('SES makes one template a second; waiting', { templateName });
    await deps.sleep(betweenCreations * (1 + Math.random()));
  }
  await deps.templates.noteCreated({ issueId, hash, variantId, templateName });
}
