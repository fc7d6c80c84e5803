import { describe, expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';
import { startUitdatabank } from '../../../../../infra/local/demo/calendar/uitdatabank-server.ts';
import { uitdatabankEvent } from '../../../../functions/calendar/sources/uitdatabank-event.ts';

const pageSchema = z.object({ member: z.array(z.looseObject({ '@id': z.string() })).optional() });

async function startServer() {
  const now = () => new Date('2026-06-01T10:00:00Z');
  const server = await startUitdatabank({ clientId: 'vanhier', now });
  onTestFinished(() => server.close());
  const put = (id: string, changes: Readonly<Record<string, unknown>> = {}) =>
    server.put({ json: uitdatabankEvent({ '@id': id, ...changes }) });
  const ask = async (
    query = '',
    headers: Record<string, string> = { 'x-client-id': 'vanhier' },
  ) => {
    const response = await fetch(`${server.url}/events/?${query}`, { headers });
    const { member = [] } = pageSchema.parse(await response.json());
    return { status: response.status, member, ids: member.map((one) => one['@id']) };
  };
  return { put, ask };
}

describe('the stand-in of UiTdatabank', () => {
  it('hides what is deleted, passed, not released, or not for everybody, unless told otherwise', async () => {
    const { put, ask } = await startServer();
    put('shown');
    put('deleted', { workflowStatus: 'DELETED' });
    put('draft', { workflowStatus: 'DRAFT' });
    put('passed', { availableTo: '2026-05-31T00:00:00Z' });
    put('unreleased', { availableFrom: '2026-07-01T00:00:00Z' });
    put('members', { audience: { audienceType: 'members' } });
    expect((await ask()).ids).toEqual(['shown']);
    expect((await ask('disableDefaultFilters=true')).ids).toHaveLength(6);
    expect((await ask('disableDefaultFilters=true&workflowStatus=DELETED')).ids).toEqual([
      'deleted',
    ]);
  });

  it('gives whole documents only where they are asked for', async () => {
    const { put, ask } = await startServer();
    put('shown');
    expect((await ask()).member).toEqual([{ '@id': 'shown', '@type': 'Event' }]);
    expect((await ask('embed=true')).member[0]?.name).toEqual({ nl: expect.any(String) });
  });

  it('refuses whom it does not know, and results beyond ten thousand', async () => {
    const { ask } = await startServer();
    expect((await ask('', {})).status).toBe(401);
    expect((await ask('', { 'x-client-id': 'somebody' })).status).toBe(403);
    expect((await ask('start=9900&limit=100')).status).toBe(200);
    expect((await ask('start=9901&limit=100')).status).toBe(400);
    expect((await ask('limit=2001')).status).toBe(404);
    expect((await ask('q=postalCode')).status).toBe(400);
  });

  it('finds by time of change, both ends included, and sorts by it', async () => {
    const { put, ask } = await startServer();
    for (const day of ['03', '01', '02']) put(day, { modified: `2026-05-${day}T00:00:00Z` });
    const sorted = 'sort%5Bmodified%5D=asc';
    expect((await ask(sorted)).ids).toEqual(['01', '02', '03']);
    const some = `modifiedFrom=2026-05-02T00:00:00Z&modifiedTo=2026-05-03T00:00:00Z&${sorted}`;
    expect((await ask(some)).ids).toEqual(['02', '03']);
  });
});
