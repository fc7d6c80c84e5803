import { describe, expect, it } from 'vitest';
import { signTicket, type Ticket } from '../../../../functions/engagement/links/ticket.ts';
import { aTicket, browser, issueId, linksWorld } from './links-world.ts';

/** In Balen opens may be counted, in Retie not. */
const reader: Ticket = { ...aTicket, nis: '13003', subscriberId: 'sub_anna' };

async function open(ticket: Ticket, headers: Record<string, string> = browser) {
  const { visit, keys, happened, followed } = linksWorld();
  const answer = await visit(`/o/${issueId}/${await signTicket(issueId, ticket, keys)}`, headers);
  return { answer, happened, followed };
}

describe('the picture of a mail', () => {
  it('is one transparent point that nobody keeps', async () => {
    const { answer } = await open(reader);
    expect(answer).toMatchObject({
      statusCode: 200,
      isBase64Encoded: true,
      headers: { 'content-type': 'image/gif', 'cache-control': 'no-store, max-age=0' },
    });
    const bytes = Buffer.from(answer.body ?? '', 'base64');
    expect(bytes).toHaveLength(43);
    expect(bytes.toString('latin1', 0, 6)).toBe('GIF89a');
  });

  it('tells that a reader who agreed opened the mail, and what is known of the program', async () => {
    const { happened, followed } = await open(reader);
    expect(happened).toEqual([]);
    expect(followed).toMatchObject([
      { subscriberId: 'sub_anna', happening: { kind: 'opened', about: { issue: issueId } } },
    ]);
    const proxy = await open(reader, { 'user-agent': 'Mozilla/5.0' });
    expect(proxy.followed).toMatchObject([{ happening: { machine: 'image-proxy' } }]);
  });

  it.each([
    ['of who has not agreed', { ...reader, subscriberId: undefined }],
    ['where opens are not counted any more', { ...reader, nis: '13036' }],
    ['of a municipality that is not known', { ...reader, nis: '99999' }],
  ])('counts nothing %s, and looks the same', async (_, ticket) => {
    const { answer, happened, followed } = await open(ticket);
    expect([happened, followed]).toEqual([[], []]);
    expect(answer).toEqual((await open(reader)).answer);
  });

  it('counts nothing that is forged or of another issue, and looks the same', async () => {
    const { visit, keys, followed } = linksWorld();
    const token = await signTicket(issueId, reader, keys);
    const whole = await visit(`/o/${issueId}/${token}`);
    followed.length = 0;
    for (const path of [`/o/iss_other/${token}`, `/o/${issueId}/${token.slice(0, -1)}`, '/o/x/y']) {
      expect(await visit(path)).toEqual(whole);
    }
    expect(followed).toEqual([]);
  });
});
