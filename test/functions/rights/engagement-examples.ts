import { retie, type World } from '../newsletters/newsletters-world.ts';
import { type Example, plain } from './example.ts';

export function engagementExamples(world: World): Example[] {
  return [
    plain('POST /staff/engagement/pages', 'own', { language: 'fr' }),
    plain('GET /staff/engagement/issues', 'own'),
    {
      line: 'GET /staff/engagement/issues/{id}/links',
      touches: 'retie',
      prepare: async () => {
        const { issueId } = await world.anIssue('draft', { municipalities: [retie] });
        return { path: `/staff/engagement/issues/${issueId}/links` };
      },
    },
    {
      line: 'GET /staff/engagement/compared-issues',
      touches: 'retie',
      prepare: async () => {
        const one = await world.anIssue('sent', { municipalities: [retie] });
        const other = await world.anIssue('sent', { municipalities: [retie] });
        const path = `/staff/engagement/compared-issues?issues=${one.issueId},${other.issueId}`;
        return { path };
      },
    },
    {
      line: 'GET /staff/engagement/issues/{id}',
      touches: 'retie',
      prepare: async () => {
        const { issueId } = await world.anIssue('sent', { municipalities: [retie] });
        return { path: `/staff/engagement/issues/${issueId}` };
      },
    },
  ];
}
