import { describe, expect, it } from 'vitest';
import type { RenderedVariant } from '../../../../functions/newsletters/issue-variants.ts';
import {
  makeTemplate,
  type TemplateDeps,
} from '../../../../functions/newsletters/templates/make-template.ts';
import { findVariants } from '../../../../functions/newsletters/variants-repository.ts';
import { type EngineWorld, engineWorld } from '../../../builders/engine-world.ts';
import { aLaunchedIssue } from '../../../builders/sendable-issue.ts';
import { silentLog } from '../../../builders/silent-log.ts';

const rendered: RenderedVariant = { subject: 's', html: 'h', text: 't' };
const aMessage = (issueId: string) => ({
  issueId,
  hash: 'a'.repeat(64),
  variantId: 'nl-13036',
});

function templateDeps(world: EngineWorld, throttledTimes = 0) {
  const created: string[] = [];
  const contents: RenderedVariant[] = [];
  let throttled = throttledTimes;
  const deps: TemplateDeps = {
    issues: world.swept.issues,
    templates: world.swept.templates,
    findVariants: (issueId, hash) => findVariants(world.table, issueId, hash),
    readRendered: async () => rendered,
    fillLists: async (_, open) => open,
    countLinks: async ({ html, nis }) => `${html} counted in ${nis}`,
    createTemplate: async (name, content) => {
      throttled -= 1;
      if (throttled >= 0) return 'throttled';
      created.push(name);
      contents.push(content);
      return 'created';
    },
    sleep: async (milliseconds) => world.now.advance(milliseconds / 1000),
    now: world.now,
    log: silentLog(),
  };
  return { deps, created, contents };
}

describe('making a template', () => {
  it('happens once, however often the message comes', async () => {
    const world = await engineWorld({ recipients: 0 });
    const { issueId } = await aLaunchedIssue(world, {}, { withTemplates: false });
    const { deps, created, contents } = templateDeps(world);
    await makeTemplate(aMessage(issueId), () => 60_000, deps);
    await makeTemplate(aMessage(issueId), () => 60_000, deps);
    expect(created).toEqual([`${issueId}-nl-13036`]);
    // The text part keeps its addresses.
    expect(contents).toEqual([{ ...rendered, html: 'h counted in 13036' }]);
  });

  it('waits while SES throttles, and leaves the rest to a later delivery when time is short', async () => {
    const world = await engineWorld({ recipients: 0 });
    const { issueId } = await aLaunchedIssue(world, {}, { withTemplates: false });
    const { deps, created } = templateDeps(world, 3);
    await makeTemplate(aMessage(issueId), () => 60_000, deps);
    expect(created.length).toBe(1);
    const busy = templateDeps(world, 100);
    const message = { ...aMessage(issueId), variantId: 'fr-13036' };
    await expect(makeTemplate(message, () => 5000, busy.deps)).rejects.toThrow('for now');
  });

  it('does nothing for an approval that was taken back, or a cancelled issue', async () => {
    const world = await engineWorld({ recipients: 0 });
    const { deps, created } = templateDeps(world);
    const { issueId } = await aLaunchedIssue(world, {}, { withTemplates: false });
    await makeTemplate({ ...aMessage(issueId), hash: 'b'.repeat(64) }, () => 60_000, deps);
    await world.swept.issues.transition(issueId, { from: ['planning'], to: 'cancelled' });
    await makeTemplate(aMessage(issueId), () => 60_000, deps);
    expect(created).toEqual([]);
  });
});

describe('the templates of an issue', () => {
  it('are deleted 14 days after it was sent, not before', async () => {
    const world = await engineWorld({ recipients: 5 });
    await world.work();
    await world.minutes(1);
    expect((await world.issue()).state).toBe('sent');
    for (let day = 0; day < 13; day += 1) {
      world.now.advance(86_400);
      await world.minutes(2);
    }
    expect(world.deletedTemplates).toEqual([]);
    world.now.advance(2 * 86_400);
    await world.minutes(3);
    expect(world.deletedTemplates.length).toBe(4);
    expect(await world.swept.templates.due(10)).toEqual([]);
  });

  it('wait for the next minute when SES deletes no more for now', async () => {
    const world = await engineWorld({ recipients: 5 });
    await world.work();
    await world.minutes(1);
    world.templates.isThrottled = true;
    world.now.advance(15 * 86_400);
    await world.minutes(3);
    expect(world.deletedTemplates).toEqual([]);
    world.templates.isThrottled = false;
    await world.minutes(1);
    expect(world.deletedTemplates.length).toBe(4);
  });

  it('are made again when SES does not know them any more', async () => {
    const world = await engineWorld({ recipients: 5 });
    world.ses.behave = (request) =>
      (request.BulkEmailEntries ?? []).map(() => ({ Status: 'TEMPLATE_NOT_FOUND' as const }));
    await world.work();
    expect((await world.issue()).pause?.reason).toBe('template');
    await world.minutes(1);
    const { deps, created } = templateDeps(world);
    const asked = () => world.templateQueue.messages;
    for (const message of asked()) await makeTemplate(message, () => 60_000, deps);
    expect(created.length).toBe(4);
    await world.minutes(3);
    expect(asked().length).toBe(4);
  });

  it('stay as long as the issue is being sent', async () => {
    const world = await engineWorld({ recipients: 5 });
    for (let day = 0; day < 30; day += 1) {
      world.now.advance(86_400);
      await world.sweep();
    }
    expect(world.deletedTemplates).toEqual([]);
  });

  it('are made again for a retry after they were deleted', async () => {
    const world = await engineWorld({ recipients: 5 });
    world.ses.behave = (request) =>
      (request.BulkEmailEntries ?? []).map(() => ({ Status: 'MESSAGE_REJECTED' as const }));
    await world.work();
    await world.minutes(1);
    world.now.advance(20 * 86_400);
    await world.minutes(3);
    expect(world.deletedTemplates.length).toBe(4);
    await world.swept.issues.transition(world.issueId, {
      from: ['sent'],
      to: 'sending',
      set: { retryingSince: world.now().toISOString() },
    });
    await world.minutes(1);
    expect(world.ses.calls.length).toBeGreaterThan(0);
    const calls = world.ses.calls.length;
    expect(new Set(world.templateQueue.messages.map(({ variantId }) => variantId)).size).toBe(4);
    expect((await world.issue()).retryingSince).toBeDefined();
    const { deps } = templateDeps(world);
    for (const message of world.templateQueue.messages) {
      await makeTemplate(message, () => 60_000, deps);
    }
    world.ses.behave = (_, take) => take();
    await world.minutes(3);
    expect(world.ses.calls.length).toBeGreaterThan(calls);
    expect(world.ses.mails.length).toBe(5);
    expect((await world.issue()).state).toBe('sent');
  });
});
