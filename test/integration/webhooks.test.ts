import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { createStaffClient, type StaffClient } from '../../infra/local/demo/staff-client.ts';
import { secondsAfter } from '../../shared/clock.ts';
import { localHour } from '../../shared/time/local-hour.ts';
import { useLocalCloud } from './cloud.ts';

const received: { readonly headers: IncomingHttpHeaders; readonly body: string }[] = [];
const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  received.push({ headers: request.headers, body });
  response.writeHead(204).end();
}).listen(0, '127.0.0.1');
await once(server, 'listening');
afterAll(() => server.close());
const address = server.address();
const port = typeof address === 'object' ? address?.port : undefined;

const cloud = useLocalCloud({
  localHosts: { 'hooks.retie.example': `http://127.0.0.1:${port}` },
});
const any = z.any();
const retie = '13036';
let admin: StaffClient;

beforeAll(async () => {
  const token = await cloud().accessToken('admin@demo.vanhier.example');
  admin = createStaffClient(cloud().siteUrl, token);
});

/** The local day, which lasts for so many seconds at least: what is counted by day is not parted by midnight. */
async function todayFor(seconds: number): Promise<string> {
  const dayIn = (ahead: number) => localHour(secondsAfter(new Date(), ahead)).day;
  while (dayIn(0) !== dayIn(seconds)) await setTimeout(1000);
  return dayIn(0);
}

describe('a program of a municipality', () => {
  it('is told over the functions, queue and rights of the template', async () => {
    const { webhook, secret } = await admin.post(
      '/staff/engagement/webhooks',
      { scope: retie, url: 'https://hooks.retie.example/in', kinds: ['issue.sent'] },
      any,
    );
    const path = `/staff/engagement/webhooks/${webhook.id}`;
    const { id } = await admin.post(`${path}/test`, undefined, any);
    await vi.waitFor(() => expect(received).toHaveLength(1), 120_000);
    const [notice] = received;
    const headers = Object.fromEntries(
      Object.entries(notice?.headers ?? {}).map(([name, value]) => [name, String(value)]),
    );
    expect(new Webhook(secret).verify(notice?.body ?? '', headers)).toMatchObject({
      type: 'webhook.test',
      data: { scope: retie },
    });
    await vi.waitFor(async () => {
      const { deliveries } = await admin.get(`${path}/deliveries`, any);
      expect(deliveries).toMatchObject([{ id, state: 'delivered', lastStatus: 204 }]);
    }, 120_000);
  });

  it('fetches what was counted: a calendar that was read, once more with 304', async () => {
    const day = await todayFor(120);
    const feed = `${cloud().siteUrl}/calendar/feeds/nl/retie.ics`;
    const agent = { 'user-agent': 'iOS/18.1 (22B83) dataaccessd/1.0' };
    const first = await fetch(feed, { headers: agent });
    expect(first.status).toBe(200);
    expect(first.headers.get('cache-control')).toBe('private, max-age=300');
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(feed, { headers: { ...agent, 'if-none-match': etag } });
    expect(again.status).toBe(304);
    const query = `scope=${retie}&from=${day}&to=${day}&kinds=feed-read`;
    await vi.waitFor(async () => {
      const { rows } = await admin.get(`/staff/engagement/export?${query}`, any);
      expect(rows).toEqual([{ day, kind: 'feed-read', raw: 2, human: 2 }]);
    }, 120_000);
    const token = await cloud().accessToken('admin@demo.vanhier.example');
    const file = await fetch(`${cloud().siteUrl}/staff/engagement/export.csv?${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(await file.text()).toBe(
      `"day";"kind";"raw";"human"\r\n"${day}";"feed-read";"2";"2"\r\n`,
    );
  });
});
