import { storedContest } from '../../builders/stored-contest.ts';
import type { World } from '../newsletters/newsletters-world.ts';
import { type Example, plain } from './example.ts';

export function reportExamples({ table }: Pick<World, 'table'>): Example[] {
  const ofRetie = (report: string): Example => ({
    line: `GET /staff/engagement/municipalities/{nis}${report}`,
    touches: 'retie',
    prepare: async () => ({ path: `/staff/engagement/municipalities/13036${report}` }),
  });
  return [
    ...['', '/list', '/calendar', '/merchants', '/deliverability'].map(ofRetie),
    plain('GET /staff/engagement/municipalities', 'own'),
    plain('GET /staff/engagement/list', 'programme'),
    plain('GET /staff/engagement/deliverability', 'programme'),
    {
      line: 'GET /staff/engagement/contests/{id}',
      touches: 'retie',
      prepare: async () => {
        const { id } = await storedContest(table);
        return { path: `/staff/engagement/contests/${id}` };
      },
    },
  ];
}
