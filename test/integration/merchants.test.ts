import { beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { createStaffClient, type StaffClient } from '../../infra/local/demo/staff-client.ts';
import { pngFile } from '../builders/image-file.ts';
import { useLocalCloud } from './cloud.ts';

const cloud = useLocalCloud();
const any = z.any();
const retie = '13036';
let editor: StaffClient;
let admin: StaffClient;

const listed = async (search: string) =>
  (await editor.get(`/staff/merchants?municipality=${retie}&search=${search}`, any)).merchants;

const upload = async (
  { url, headers }: { url: string; headers: Record<string, string> },
  body: Uint8Array<ArrayBuffer>,
) => (await fetch(url, { method: 'PUT', headers, body })).status;

beforeAll(async () => {
  const staff = async (login: string) =>
    createStaffClient(cloud().siteUrl, await cloud().accessToken(`${login}@demo.vanhier.example`));
  [editor, admin] = [await staff('editor'), await staff('admin')];
});

describe('a list of merchants', () => {
  const list = Buffer.from(
    'Naam;Branche;Adres;Postcode;E-mail;Ondernemingsnummer\r\nCaf\xe9 de Molen;caf\xe9;Markt 1;2470;molen@x.be;0123.456.749\r\nFout;;Markt 2;2470;geen adres;\r\n',
    'latin1',
  );

  it('goes from the browser to S3, through the worker, to the pages and into a mailbox', async () => {
    const policy = { municipalities: [retie], state: 'listed', mailing: true };
    const body = { fileName: 'zaken.csv', size: list.byteLength, policy };
    const { id, upload: target } = await editor.post('/staff/merchants/imports', body, any);
    expect(await upload(target, new Uint8Array(list.subarray(1)))).toBe(403);
    expect(await upload(target, new Uint8Array(list))).toBe(200);
    await editor.post(`/staff/merchants/imports/${id}/start`, undefined, any);
    const job = await vi.waitFor(
      async () => {
        const present = await editor.get(`/staff/merchants/imports/${id}`, any);
        expect(present.state).toBe('done');
        return present;
      },
      { timeout: 120_000, interval: 500 },
    );
    expect(job).toMatchObject({ encoding: 'windows-1252', counts: { accepted: 1, refused: 1 } });
    const { url } = await editor.get(`/staff/merchants/imports/${id}/refusals`, any);
    expect(await (await fetch(url)).text()).toContain('"3";"contact.malformed"');
    expect(await listed('molen')).toMatchObject([{ name: 'Café de Molen', trade: 'cafe' }]);
    await vi.waitFor(
      async () => {
        const mails = await cloud().mails();
        expect(mails.flatMap(({ to }) => to).join()).toContain('molen@x.be');
      },
      { timeout: 120_000, interval: 250 },
    );
    const page = await fetch(`${cloud().siteUrl}/merchants/nl/retie/cafe-de-molen`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Café de Molen');
  });
});

describe('a photo by staff', () => {
  it('that is no photo is refused by the worker, with a reason', async () => {
    const [{ id }] = await listed('molen');
    const file = pngFile(800, 600);
    const { uploadId, upload: target } = await editor.post(
      `/staff/merchants/${id}/photo`,
      { type: 'image/png', bytes: file.byteLength },
      any,
    );
    expect(await upload(target, new Uint8Array(file))).toBe(200);
    const complete = `/staff/merchants/${id}/photo/${uploadId}/complete`;
    await editor.post(complete, { alt: { nl: 'De toog' } }, any);
    await vi.waitFor(
      async () => {
        const { upload: job } = await editor.get(`/staff/merchants/${id}`, any);
        expect(job).toMatchObject({ uploadId, state: 'refused', reason: 'unreadable' });
      },
      { timeout: 120_000, interval: 500 },
    );
  });
});

describe('erasing', () => {
  it('of a contact is written into the journal and takes effect', async () => {
    const [{ id }] = await listed('molen');
    expect(await admin.post(`/staff/merchants/${id}/erase`, undefined, any)).toEqual({
      erased: 'contact',
    });
    const { contact, history } = await editor.get(`/staff/merchants/${id}`, any);
    expect(contact).toBeUndefined();
    expect(history.at(-1)).toMatchObject({ event: 'contact-erased' });
  });
});
