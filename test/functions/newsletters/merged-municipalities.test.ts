import { expect, test, vi } from 'vitest';
import { chooseVariant } from '../../../functions/newsletters/planning/choose-variant.ts';
import { aSubscriber } from '../../builders/sendable-issue.ts';
import { newIssue, newslettersWorld, retie } from './newsletters-world.ts';

vi.mock('../../../shared/programme/demo-programme.ts', async (load) => {
  const { mergedIntoRetie } = await import('../../builders/merged-into-retie.ts');
  return mergedIntoRetie(load, '13098');
});

test('staff of a municipality keep the issues of those that merged into it', async () => {
  const world = await newslettersWorld();
  const { json } = await world.call('editor', 'POST', '/issues', {
    ...newIssue,
    municipalities: [retie],
  });
  const issueId = String(json.issueId);
  const set = { municipalities: ['13098'] };
  expect(await world.issues.transition(issueId, { from: ['draft'], set })).toMatchObject(set);

  const list = await world.call('retieEditor', 'GET', '/issues');
  expect(list.body).toContain(issueId);
  const progress = await world.call('retieEditor', 'GET', `/issues/${issueId}/progress`);
  expect(progress.statusCode).toBe(200);
  const elsewhere = await world.call('balenEditor', 'GET', `/issues/${issueId}/progress`);
  expect(elsewhere.statusCode).toBe(403);
});

test('an issue approved under the former code reaches those who follow the present one', () => {
  const rule = {
    audience: 'residents' as const,
    municipalities: ['13098'],
    languages: ['nl' as const],
  };
  expect(chooseVariant(aSubscriber('sub_0'), rule)).toBe('nl-13098');
});
