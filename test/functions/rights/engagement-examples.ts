import { retie, type World } from '../newsletters/newsletters-world.ts';
import { type Example, plain } from './example.ts';

export function engagementExamples(world: World): Example[] {
  return [
    plain('POST /staff/engagement/pages', 'own', { language: 'fr' }),
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
