import { beforeEach, describe, expect, it } from 'vitest';
import type { Block } from '../../../emails/blocks/block.ts';
import { withoutMarks } from '../../../emails/links/marked-link.ts';
import { readEventLists } from '../../../functions/calendar/index.ts';
import type { RenderedVariant } from '../../../functions/newsletters/issue-variants.ts';
import { readOnline } from '../../../functions/newsletters/reading/read-online.ts';
import { startIssue } from '../../../functions/newsletters/start-issue.ts';
import {
  type TemplateMessage,
  templateMessageSchema,
} from '../../../functions/newsletters/template-message.ts';
import { type FillDeps, fillLists } from '../../../functions/newsletters/templates/fill-lists.ts';
import { frozenLists } from '../../../functions/newsletters/templates/frozen-lists.ts';
import {
  makeTemplate,
  type TemplateDeps,
} from '../../../functions/newsletters/templates/make-template.ts';
import { createTemplateRepository } from '../../../functions/newsletters/templates/template-repository.ts';
import { findVariants } from '../../../functions/newsletters/variants-repository.ts';
import type { Table } from '../../../shared/data/table.ts';
import { agendaOf, anAgendaEntry } from '../../builders/agenda.ts';
import { aList, aListedEvent } from '../../builders/campaign-facts.ts';
import type { Answer } from '../../builders/http-event.ts';
import { contentOf } from '../../builders/issue-content.ts';
import { silentLog } from '../../builders/silent-log.ts';
import { balen, newslettersWorld, retie, siteUrl, type World } from './newsletters-world.ts';

let world: World;
let agenda: ReturnType<typeof agendaOf>;
beforeEach(async () => {
  world = await newslettersWorld();
  agenda = agendaOf(world.table);
});

const events: Block = { type: 'events', fromDays: 0, days: 14, topics: [], maximum: 8 };
const withEvents = (...blocks: Block[]) => ({
  municipalities: [retie],
  content: contentOf([{ type: 'header', title: 'Te doen' }, ...blocks], {
    subject: 'Te doen',
    preheader: 'Deze week',
  }),
});

/** SES and the worker that makes templates. */
function templateWorker(deps: Partial<FillDeps> = {}) {
  const made = new Map<string, RenderedVariant>();
  const filling: FillDeps = {
    table: world.table,
    siteUrl,
    readEvents: (wanted) => readEventLists(world.table, wanted),
    ...deps,
  };
  const worker: TemplateDeps = {
    issues: world.issues,
    templates: createTemplateRepository(world.table, world.now),
    findVariants: (issueId, hash) => findVariants(world.table, issueId, hash),
    readRendered: async (key) => world.files.get(key) as RenderedVariant,
    fillLists: (of, rendered) => fillLists(of, rendered, filling),
    countLinks: async ({ html }) => withoutMarks(html),
    createTemplate: async (name, content) => {
      if (!made.has(name)) made.set(name, content);
      return 'created';
    },
    sleep: async () => {},
    now: world.now,
    log: silentLog(),
  };
  const messages = (): TemplateMessage[] =>
    world.sent.templates.splice(0).map((message) => templateMessageSchema.parse(message));
  return {
    made,
    work: async (batch = messages()) => {
      for (const message of batch) await makeTemplate(message, () => 60_000, worker);
    },
  };
}

async function scheduled(fields: object = withEvents(events)) {
  const { issueId } = await world.create('editor', fields);
  const ok = async (action: Promise<Answer>) => {
    const { statusCode, body } = await action;
    if (statusCode !== 200) throw new Error(body ?? '');
  };
  await ok(world.act('editor', issueId, 'submit', { revision: 1 }));
  await ok(world.act('approver', issueId, 'approve', { revision: 2, allowedMoveDays: 3 }));
  await ok(world.act('editor', issueId, 'schedule', { revision: 3 }));
  return issueId;
}

async function launch(issueId: string, at = '2026-11-28T08:00:00Z') {
  world.clock.set(at);
  const { schedule } = await world.issues.read(issueId);
  return startIssue(world.launching, { issueId, revision: schedule?.revision ?? 0 });
}

const preview = async (issueId: string, choice: object = {}) =>
  String((await world.act('viewer', issueId, 'preview', choice)).json.text);

const market = anAgendaEntry({ title: { nl: 'Kerstmarkt' } });

describe('a preview', () => {
  it('shows the events as of the planned send', async () => {
    await agenda.has(anAgendaEntry({ title: { nl: 'Voorbij' } }, '2026-11-27'));
    await agenda.has(market);
    await agenda.has(anAgendaEntry({ title: { nl: 'Te laat' } }, '2026-12-12'));
    const { issueId } = await world.create('editor', withEvents(events));
    const text = await preview(issueId);
    expect(text).toMatch(/Te doen in Retie\n-+\n\nKerstmarkt\nzaterdag 5 december 2026/);
    expect(text).not.toMatch(/Voorbij|Te laat/);
  });

  it('shows as of the hour that the issue is scheduled for, where that has moved', async () => {
    await agenda.has(anAgendaEntry({ title: { nl: 'Te laat' } }, '2026-12-12'));
    const issueId = await scheduled();
    expect(await preview(issueId)).not.toContain('Te laat');
    const move = { revision: 4, wallTime: '2026-11-29T09:00' };
    expect((await world.act('editor', issueId, 'schedule', move)).statusCode).toBe(200);
    expect(await preview(issueId)).toContain('Te laat');
  });
});

describe('an approval', () => {
  it('binds what is asked of the calendar, not what it holds', async () => {
    const { issueId } = await world.create('editor', withEvents(events));
    await world.act('editor', issueId, 'submit', { revision: 1 });
    await agenda.has(market);
    const approved = await world.act('approver', issueId, 'approve', { revision: 2 });
    expect(approved.statusCode).toBe(200);
    const edit = { revision: 3, ...withEvents({ ...events, days: 7 }) };
    const edited = await world.call('editor', 'PATCH', `/issues/${issueId}`, edit);
    expect(edited.json.approvalVoided).toBe(true);
  });

  it('makes no template yet of what lists events', async () => {
    const issueId = await scheduled();
    const { made, work } = templateWorker();
    await work();
    expect(made.size).toBe(0);
    expect(await readOnline(world.table, issueId, `nl-${retie}`)).toBeUndefined();
  });

  it('makes those of issues without events, as ever', async () => {
    await scheduled({});
    const { made, work } = templateWorker();
    await work();
    expect(made.size).toBe(2);
  });

  it('comes with a warning where there is nothing to list', async () => {
    const { issueId } = await world.create('editor', withEvents(events));
    const { json } = await world.act('viewer', issueId, 'preflight');
    expect(json).toMatchObject({ passes: true, problems: [{ code: 'events_none' }] });
  });
});

describe('when an issue is planned', () => {
  it('its lists are filled in with what the calendar holds then', async () => {
    const issueId = await scheduled();
    await agenda.has(market);
    const { made, work } = templateWorker();
    await launch(issueId);
    await work();
    const [template] = made.values();
    expect(template?.html).toContain('>Kerstmarkt</a>');
    expect(template?.text).toContain('Kerstmarkt\nzaterdag 5 december 2026');
    expect(JSON.stringify(template)).not.toMatch(/[\ufdd0-\ufdd3]/);
  });

  it('everybody gets the same, and retries do, whatever becomes of the events', async () => {
    const fields = { ...withEvents(events), languages: ['nl', 'fr'] as const };
    const { nl } = fields.content.languages;
    const content = { languages: { nl, fr: nl } };
    await agenda.has(market);
    const issueId = await scheduled({ ...fields, content });
    const first = templateWorker();
    await launch(issueId);
    const messages = world.sent.templates.splice(0).map((one) => templateMessageSchema.parse(one));
    const forIssue = messages.filter((one) => one.issueId === issueId);
    await first.work(forIssue.slice(0, 1));
    await agenda.lost(market);
    await agenda.has(anAgendaEntry({ title: { nl: 'Iets anders' } }));
    await first.work(forIssue);
    expect([...first.made.values()].map(({ html }) => html.includes('>Kerstmarkt</a>'))).toEqual([
      true,
      true,
    ]);
    const issue = await world.issues.read(issueId);
    const found = await findVariants(world.table, issueId, issue.contentHash);
    expect(await world.launching.templates.missing(issue)).toEqual([]);
    expect(found?.variants.map(({ templateName }) => templateName).sort()).toEqual(
      [...first.made.keys()].sort(),
    );
  });

  it('and dies at any step, whoever comes after writes the same', async () => {
    await agenda.has(market);
    const issueId = await scheduled();
    await launch(issueId);
    const messages = world.sent.templates.splice(0).map((one) => templateMessageSchema.parse(one));
    const read: string[] = [];
    const dying = templateWorker({
      readEvents: async () => {
        read.push('asked');
        throw new Error('out of time');
      },
    });
    await expect(dying.work(messages)).rejects.toThrow('out of time');
    expect(read).toHaveLength(1);
    const { made, work } = templateWorker();
    await Promise.all([work(messages), work(messages)]);
    expect([...made.values()].map(({ html }) => html.includes('Kerstmarkt'))).toEqual([true]);
  });

  it('who comes second takes what the first has frozen', async () => {
    const place = { issueId: 'iss_01jz0000000000000000000001', nis: retie };
    const one = [aList([aListedEvent({ title: { nl: 'Eerst' } })])];
    const lists = await frozenLists(world.table, place, async () => {
      await frozenLists(world.table, place, async () => one);
      return [aList([aListedEvent({ title: { nl: 'Later' } })])];
    });
    expect(lists).toEqual(one);
  });

  it('the page to read online shows the frozen list, and so does a preview', async () => {
    await agenda.has(market);
    const issueId = await scheduled();
    await launch(issueId);
    await templateWorker().work();
    await agenda.lost(market);
    await world.issues.transition(issueId, { from: ['planning'], to: 'sending' });
    const page = await readOnline(world.table, issueId, `nl-${retie}`);
    expect(page?.html).toContain('>Kerstmarkt</a>');
    expect(page?.html).not.toMatch(/[\ufdd0-\ufdd3]/);
    expect(await preview(issueId)).toContain('Kerstmarkt');
  });

  it('the page is found that was written a moment ago', async () => {
    const issueId = await scheduled();
    await launch(issueId);
    const { table } = world;
    const behind: Table = {
      ...table,
      get: async (key, options) => (options?.consistent ? table.get(key, options) : undefined),
    };
    await templateWorker({ table: behind }).work();
    await world.issues.transition(issueId, { from: ['planning'], to: 'sending' });
    const page = await readOnline(table, issueId, `nl-${retie}`);
    expect(page?.html).not.toMatch(/[\ufdd0-\ufdd3]/);
  });

  it('it has the words for an empty list', async () => {
    const issueId = await scheduled();
    await launch(issueId);
    const { made, work } = templateWorker();
    await work();
    const [template] = made.values();
    expect(template?.html).toContain('staat er nog niets op de kalender van Retie');
  });

  it('counts days from when it goes out, however late', async () => {
    await agenda.has(anAgendaEntry({ title: { nl: 'Voorbij' } }, '2026-11-29'));
    await agenda.has(anAgendaEntry({ title: { nl: 'Later' } }, '2026-12-13'));
    const issueId = await scheduled();
    await launch(issueId, '2026-11-30T08:00:00Z');
    const { made, work } = templateWorker();
    await work();
    const [template] = made.values();
    expect(template?.text).toContain('Later');
    expect(template?.text).not.toContain('Voorbij');
  });

  it('each municipality lists its own', async () => {
    await agenda.has(market);
    await agenda.has(anAgendaEntry({ nis: balen, title: { nl: 'Jaarmarkt' } }));
    const issueId = await scheduled({ ...withEvents(events), municipalities: [retie, balen] });
    await launch(issueId);
    const { made, work } = templateWorker();
    await work();
    const listed = [...made.values()].map(({ text }) => /Kerstmarkt|Jaarmarkt/.exec(text)?.[0]);
    expect(listed).toEqual(['Kerstmarkt', 'Jaarmarkt']);
  });
});
