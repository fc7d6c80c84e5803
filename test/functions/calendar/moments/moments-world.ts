import type { CampaignEvent, EventFacts } from '../../../../functions/calendar/events/event.ts';
import { createEventRepository } from '../../../../functions/calendar/events/event-repository.ts';
import { saveEvent } from '../../../../functions/calendar/events/save-event.ts';
import { createMoment } from '../../../../functions/calendar/moments/create-moment.ts';
import { followEvent } from '../../../../functions/calendar/moments/follow-event.ts';
import type { Moment, SendRule } from '../../../../functions/calendar/moments/moment.ts';
import type { MomentDeps } from '../../../../functions/calendar/moments/moment-deps.ts';
import { createMomentRepository } from '../../../../functions/calendar/moments/moment-repository.ts';
import { sweepMoments } from '../../../../functions/calendar/moments/sweep-moments.ts';
import { readContent } from '../../../../functions/newsletters/content-repository.ts';
import { createTiedIssues } from '../../../../functions/newsletters/index.ts';
import type { Issue, IssueState } from '../../../../functions/newsletters/issue.ts';
import type { Table } from '../../../../shared/data/table.ts';
import { anEvent, once } from '../../../builders/calendar-event.ts';
import type { Answer } from '../../../builders/http-event.ts';
import { newslettersWorld, people, siteUrl } from '../../newsletters/newsletters-world.ts';

export const weekBefore: SendRule = { offsetDays: -7, wallTime: '09:00', anchor: 'start' };

/** Newsletters and events on one table. Today is Sunday 22 November 2026, noon in London. */
export async function momentsWorld() {
  const newsletters = await newslettersWorld();
  const { table, clock: now, newId, issues, scheduler } = newsletters;
  const mails: { id: string; request: unknown }[] = [];

  /** What moments work with on this table. */
  const depsOn = (on: Table): MomentDeps => ({
    table: on,
    now,
    newId,
    events: createEventRepository(on, { now }),
    issues: createTiedIssues({ table: on, issues: issuesOn(on), scheduler, now, newId }),
    mail: { sendOnce: async (sent) => void mails.push(...sent) },
    siteUrl,
  });
  const issuesOn = (on: Table) => (on === table ? issues : newsletters.issuesOn(on));
  const deps = depsOn(table);
  const moments = createMomentRepository(table);

  /** The Christmas market of Retie, on Saturday 5 December from two to six. */
  const makeEvent = (said: Partial<EventFacts> = {}): Promise<CampaignEvent> =>
    saveEvent(
      {
        after: anEvent({
          id: newId('evt'),
          said: {
            title: { nl: 'Kerstmarkt' },
            timing: once('2026-12-05T14:00', '2026-12-05T18:00'),
            ...said,
          },
        }),
      },
      deps,
    );

  async function change(id: string, change: (event: CampaignEvent) => CampaignEvent) {
    const before = await deps.events.read(id);
    return saveEvent({ before, after: change(before) }, deps);
  }

  const says = (id: string, said: Partial<EventFacts>): Promise<CampaignEvent> =>
    change(id, (event) => ({ ...event, said: { ...event.said, ...said } }));

  /** It takes place at another time, as its source says now: `2026-12-06T14:00`, four hours. */
  const moves = (id: string, start: string): Promise<CampaignEvent> => {
    const end = `${start.slice(0, 11)}${String(Number(start.slice(11, 13)) + 4).padStart(2, '0')}`;
    return says(id, { timing: once(start, `${end}${start.slice(13)}`) });
  };

  const ok = async (answer: Promise<Answer>): Promise<void> => {
    const { statusCode, body } = await answer;
    if (statusCode !== 200) throw new Error(body ?? 'no answer');
  };

  const act = async (who: 'editor' | 'approver', issueId: string, action: string, body = {}) => {
    const { revision } = await issues.read(issueId);
    const seen = ['submit', 'approve', 'schedule'].includes(action);
    await ok(newsletters.act(who, issueId, action, seen ? { revision, ...body } : undefined));
  };

  /** An issue that is tied to an event a week before, brought to this state. */
  async function tied(state: IssueState, allowedMoveDays = 0, rule = weekBefore) {
    const event = await makeEvent();
    const { issueId } = await newsletters.create('editor', { sendAt: undefined });
    const wanted = { eventId: event.id, issueId, occurrence: 'once', rule };
    const { id } = await createMoment(wanted, people.editor, deps);
    await bring(issueId, state, allowedMoveDays);
    await followEvent(event, deps);
    return { eventId: event.id, issueId, id };
  }

  async function bring(issueId: string, state: IssueState, allowedMoveDays = 0): Promise<void> {
    if (state === 'draft') return;
    await act('editor', issueId, 'submit');
    if (state === 'in_review') return;
    await act('approver', issueId, 'approve', { allowedMoveDays });
    if (state === 'approved') return;
    await act('editor', issueId, 'schedule');
    if (state === 'scheduled') return;
    await newsletters.force(issueId, state);
  }

  const follow = async (eventId: string) => followEvent(await deps.events.read(eventId), deps);

  /** Issues other than this one that are not thrown away. */
  async function corrections(of: string): Promise<Issue[]> {
    const found: Issue[] = [];
    for (const state of ['draft', 'in_review', 'approved', 'scheduled', 'planning'] as const) {
      for await (const issue of issues.inState(state)) {
        if (issue.issueId !== of && issue.author === 'system') found.push(issue);
      }
    }
    return found;
  }

  const textOf = async (issue: Issue): Promise<string> => {
    const { languages } = await readContent(table, issue);
    return JSON.stringify(languages.nl);
  };

  /** All that matters of where things are. */
  async function standing({ id, issueId }: { id: string; issueId: string }) {
    const moment: Moment = await moments.read(id);
    const issue = await issues.read(issueId);
    const { state, reason, times, off, told, correction, send } = moment;
    const drafts = await corrections(issueId);
    return {
      moment: { state, reason, times, off, told, says: correction?.says, send },
      issue: {
        state: issue.state,
        sendAt: issue.sendAt,
        goesOut: issue.schedule?.wallTime,
        movedTo: issue.movedTo,
        paused: issue.pause?.reason,
      },
      schedule: newsletters.schedules.get(`launch-${issueId}`)?.at,
      corrections: await Promise.all(drafts.map(textOf)),
    };
  }

  return {
    newsletters,
    table,
    now,
    issues,
    deps,
    depsOn,
    moments,
    mails,
    makeEvent,
    change,
    says,
    moves,
    act,
    tied,
    bring,
    follow,
    corrections,
    textOf,
    standing,
    sweep: () => sweepMoments(deps, () => 60_000),
  };
}

export type MomentsWorld = Awaited<ReturnType<typeof momentsWorld>>;
