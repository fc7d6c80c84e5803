import { describe, expect, it } from 'vitest';
import { countEvents } from '../../../../functions/engagement/counting/count-events.ts';
import { createCountRepository } from '../../../../functions/engagement/counting/count-repository.ts';
import { engagementDeps } from '../../../../functions/engagement/engagement-deps.ts';
import { staffRoutes } from '../../../../functions/engagement/staff-routes.ts';
import { apiFunction } from '../../../../shared/http/api-function.ts';
import { anEvent } from '../../../builders/engagement.ts';
import { request } from '../../../builders/http-event.ts';
import { pageAccess } from '../../../builders/page-access.ts';
import { silentLog } from '../../../builders/silent-log.ts';
import { newslettersWorld, people, retie } from '../../newsletters/newsletters-world.ts';

const both = (count: number) => ({ raw: count, human: count });

describe('GET /staff/engagement/issues/{id}', async () => {
  const { table, anIssue, deps } = await newslettersWorld();
  const handler = apiFunction(staffRoutes, engagementDeps(table, pageAccess, deps.now), {
    authenticate: async () => people.viewer,
    log: silentLog(),
  });
  const ask = (id: string) =>
    request(handler, { method: 'GET', path: `/staff/engagement/issues/${id}`, claims: {} });

  it('tells everything and what people did, by hour and day, municipality and language', async () => {
    const { issueId } = await anIssue('sent', { title: 'December', municipalities: [retie] });
    const about = { issue: issueId };
    const machine = 'mail-scanner';
    await countEvents(
      [
        anEvent({ kind: 'sent', about, at: '2026-11-28T22:59:00Z' }),
        anEvent({ seq: 1, kind: 'clicked', about, at: '2026-11-28T23:00:00Z' }),
        anEvent({ seq: 2, kind: 'clicked', about, at: '2026-11-28T23:10:00Z', machine }),
      ],
      {
        repository: createCountRepository(table, deps.now),
        count: () => undefined,
        random: Math.random,
        pause: async () => undefined,
      },
    );
    const { statusCode, json } = await ask(issueId);
    expect(statusCode).toBe(200);
    const clicked = { raw: 2, human: 1 };
    expect(json).toEqual({
      issueId,
      title: 'December',
      audience: 'residents',
      figures: {
        sent: 1,
        delivered: 0,
        bounced: 0,
        complained: 0,
        unsubscribed: 0,
        clicked,
        readers: { agreed: 0 },
      },
      total: { sent: both(1), clicked },
      days: [
        {
          day: '2026-11-28',
          figures: { sent: both(1) },
          hours: [{ at: '2026-11-28T22:00:00.000Z', figures: { sent: both(1) } }],
        },
        {
          day: '2026-11-29',
          figures: { clicked },
          hours: [{ at: '2026-11-28T23:00:00.000Z', figures: { clicked } }],
        },
      ],
      // Clicks of a group of twenty or fewer are known of the whole issue alone.
      municipalities: [{ name: retie, clicksTold: false, figures: { sent: both(1) } }],
      languages: [{ name: 'nl', clicksTold: false, figures: { sent: both(1) } }],
      versions: [],
      bounces: [],
      rules: { clicked: { 'mail-scanner': 1 } },
    });
  });

  it('is empty for an issue of which nothing is known yet', async () => {
    const { issueId } = await anIssue('draft', { municipalities: [retie] });
    expect((await ask(issueId)).json).toMatchObject({ total: {}, days: [], municipalities: [] });
  });

  it('knows no issue that is not there', async () => {
    expect(await ask('iss_01kb0000000000000000000000')).toMatchObject({
      statusCode: 404,
      json: { code: 'issue.not_found' },
    });
  });
});
