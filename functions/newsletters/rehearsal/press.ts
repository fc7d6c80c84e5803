import { daysAfter } from '../../../shared/clock.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import { wallTimeOf } from '../../../shared/time/wall-time.ts';
import { approveIssue } from '../composing/approve-issue.ts';
import { submitIssue } from '../composing/submit-issue.ts';
import { createIssue } from '../create-issue.ts';
import type { NewIssue } from '../issue-input.ts';
import { planIssue } from '../planning/plan-issue.ts';
import type { PlanMessage } from '../planning/plan-message.ts';
import { scheduleIssue } from '../schedule-issue.ts';
import { sendChunk } from '../sending/send-chunk.ts';
import type { SendMessage } from '../sending/send-message.ts';
import { startIssue } from '../start-issue.ts';
import { reviewTemplates } from '../sweeping/review-templates.ts';
import { sweepSending } from '../sweeping/sweep-sending.ts';
import type { TemplateMessage } from '../template-message.ts';
import { makeTemplate } from '../templates/make-template.ts';
import { createPlayedSes, type PlayedMail } from './played-ses.ts';
import { pressDeps } from './press-deps.ts';
import { pressQueue } from './press-queue.ts';
import type { PressResources } from './press-resources.ts';

/** Who plays the staff: nobody approves what they wrote. */
export interface PressCast {
  readonly editor: Principal;
  readonly approver: Principal;
}

export interface PlayedIssue {
  readonly issue: NewIssue;
  readonly staff: PressCast;
  /** When it is sent; written two days before. */
  readonly at: Date;
}

/** The time of a function, which does not run out here. */
const functionMs = () => 120_000;

/** Sets the clock. */
type MoveTo = (instant: Date) => void;

/**
 * Plays newsletters through the very steps of staff and engine, at the times that these would have had: written, handed in,
 * approved, scheduled, planned, sent and finished. Only SES is a stand-in; the mails that it takes are given to whoever plays.
 */
export function createPress(resources: PressResources, moveTo: MoveTo) {
  const ses = createPlayedSes();
  const queues = {
    plan: pressQueue<PlanMessage>(),
    send: pressQueue<SendMessage>(),
    templates: pressQueue<TemplateMessage>(),
  };
  const deps = pressDeps(resources, queues, ses);

  /** Works off whatever waits. Gives the mails that left. */
  async function work(): Promise<PlayedMail[]> {
    for (;;) {
      const template = queues.templates.take();
      const step = template ? undefined : queues.plan.take();
      const chunk = template || step ? undefined : queues.send.take();
      if (template) await makeTemplate(template, functionMs, deps.template);
      else if (step) await planIssue(step, deps.plan);
      else if (chunk) await sendChunk(chunk, functionMs, deps.send);
      else return ses.takeMails();
    }
  }

  return {
    /** Gives the id of the issue and the mails that left at once. Leaves the clock at its time. */
    async send({ issue: wanted, staff, at }: PlayedIssue) {
      moveTo(daysAfter(at, -2));
      const sendAt = wallTimeOf(at);
      const { issue } = await createIssue(deps.compose, staff.editor, { ...wanted, sendAt });
      const { issueId } = issue;
      const by = (principal: Principal) => ({ principal, issueId });
      await submitIssue(deps.compose, by(staff.editor), 'nl');
      moveTo(daysAfter(at, -1));
      const request = { allowedMoveDays: 0, explainIn: 'nl' } as const;
      await approveIssue(deps.compose, by(staff.approver), request);
      const { schedule } = await scheduleIssue(deps.schedule, by(staff.editor));
      await work();
      moveTo(at);
      await startIssue(deps.start, { issueId, revision: schedule?.revision ?? 0 });
      return { issueId, mails: await work() };
    },

    /** What the sweep of every minute does for an issue. Gives the mails that it let go. */
    async sweep(issueId: string): Promise<PlayedMail[]> {
      const issue = await deps.issues.read(issueId);
      if (issue.state === 'sending') await sweepSending(issue, deps.sweep);
      return work();
    },

    /** Has templates forgotten that nobody needs any more. */
    async forgetTemplates(): Promise<void> {
      while ((await deps.sweep.templates.due(1)).length > 0) {
        await reviewTemplates(deps.sweep, () => true);
      }
    },
  };
}
