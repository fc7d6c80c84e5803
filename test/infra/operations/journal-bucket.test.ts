import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { journalKey } from '../../../functions/subscribers/erasure-journal.ts';
import type { Withdrawal } from '../../../functions/subscribers/withdrawal.ts';
import { readJournal } from '../../../infra/operations/journal-bucket.ts';

const lineOf = (day: string, subscriberId: string) => ({
  version: 1,
  at: `${day}T10:00:00.000Z`,
  subscriberId,
  digest: `digest of ${subscriberId}`,
});

type Line =
  | ReturnType<typeof lineOf>
  | Withdrawal
  | { version: number; at: string; merchantId: string; whole: boolean }
  | { version: number; at: string; eventId: string; key: string; registrationId: string };

/** Of what it erases. */
function idOf(
  line: { subscriberId: string } | { merchantId: string } | { registrationId: string },
): string {
  if ('subscriberId' in line) return line.subscriberId;
  return 'merchantId' in line ? line.merchantId : line.registrationId;
}

/** A journal that lists two objects a page, as S3 lists a thousand. */
function bucketOf(lines: Line[]) {
  const objects = new Map(
    lines.map((line) => [
      'ended' in line
        ? journalKey(line)
        : `erasure-journal/${line.at.slice(0, 10)}/${idOf(line)}.json`,
      JSON.stringify(line),
    ]),
  );
  const client = mockClient(S3Client);
  client.on(ListObjectsV2Command).callsFake(({ Prefix, StartAfter = '' }) => {
    const keys = [...objects.keys()]
      .sort()
      .filter((key) => key.startsWith(Prefix) && key > StartAfter);
    return {
      Contents: keys.slice(0, 2).map((Key) => ({ Key })),
      IsTruncated: keys.length > 2,
    };
  });
  client.on(GetObjectCommand).callsFake(({ Key }) => ({
    Body: { transformToString: async () => objects.get(Key) },
  }));
  return new S3Client({});
}

async function readFrom(client: S3Client): Promise<string[]> {
  const found: string[] = [];
  for await (const line of readJournal(client, 'journal', '2027-03-14')) {
    found.push(idOf(line));
  }
  return found;
}

describe('readJournal', () => {
  it('reads the given day and all after it, over all pages', async () => {
    const client = bucketOf([
      lineOf('2027-03-13', 'sub_before'),
      lineOf('2027-03-14', 'sub_a'),
      lineOf('2027-03-14', 'sub_b'),
      lineOf('2027-03-15', 'sub_c'),
      lineOf('2027-04-01', 'sub_d'),
      lineOf('2027-04-02', 'sub_e'),
    ]);
    expect(await readFrom(client)).toEqual(['sub_a', 'sub_b', 'sub_c', 'sub_d', 'sub_e']);
  });

  it('reads what was erased of merchants too', async () => {
    const at = '2027-03-14T10:00:00.000Z';
    const merchantId = 'mer_01jz0000000000000000000001';
    const client = bucketOf([
      lineOf('2027-03-14', 'sub_a'),
      { version: 1, at, merchantId, whole: true },
    ]);
    expect(await readFrom(client)).toEqual([merchantId, 'sub_a']);
  });

  it('reads what was erased of registrations too', async () => {
    const at = '2027-03-14T10:00:00.000Z';
    const eventId = 'evt_01jz0000000000000000000001';
    const registrationId = 'reg_01jz0000000000000000000001';
    const client = bucketOf([
      lineOf('2027-03-14', 'sub_a'),
      { version: 1, at, eventId, key: 'once', registrationId },
    ]);
    expect(await readFrom(client)).toEqual([registrationId, 'sub_a']);
  });

  it('reads what consents were withdrawn too, before the erasure of the same person', async () => {
    const at = '2027-03-14T10:00:00.000Z';
    const withdrawn = {
      version: 1 as const,
      at,
      subscriberId: 'sub_a',
      ended: 'following' as const,
    };
    const before = { ...withdrawn, at: '2027-03-13T10:00:00.000Z' };
    const again = { ...withdrawn, at: '2027-03-14T11:00:00.000Z' };
    const client = bucketOf([lineOf('2027-03-14', 'sub_a'), before, withdrawn, again]);
    const lines: unknown[] = [];
    for await (const line of readJournal(client, 'journal', '2027-03-14')) lines.push(line);
    expect(lines).toEqual([withdrawn, again, lineOf('2027-03-14', 'sub_a')]);
  });

  it('ends at once when nobody was erased', async () => {
    expect(await readFrom(bucketOf([]))).toEqual([]);
  });

  it('stops at a line that it does not understand', async () => {
    const client = bucketOf([{ ...lineOf('2027-03-14', 'sub_a'), version: 2 }]);
    await expect(readFrom(client)).rejects.toThrow('version');
  });
});
