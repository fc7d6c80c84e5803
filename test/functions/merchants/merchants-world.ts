import type { MailRequest } from '../../../functions/mail/index.ts';
import type { MerchantErasure } from '../../../functions/merchants/erasure-journal.ts';
import { merchantImportPaths } from '../../../functions/merchants/importing/import-job.ts';
import { merchantImport } from '../../../functions/merchants/importing/merchant-import.ts';
import { importPolicySchema } from '../../../functions/merchants/importing/policy.ts';
import { createMerchantLinks } from '../../../functions/merchants/links.ts';
import type { Contact, MerchantProfile } from '../../../functions/merchants/merchant.ts';
import { createPhotoJobs } from '../../../functions/merchants/photos/photo-jobs.ts';
import type { PhotoMessage } from '../../../functions/merchants/photos/photo-message.ts';
import { confirmRegistration } from '../../../functions/merchants/registration/confirm.ts';
import { registerMerchant } from '../../../functions/merchants/registration/register.ts';
import { createErasedContacts } from '../../../functions/merchants/repository/erased-contacts.ts';
import { createMerchantHistory } from '../../../functions/merchants/repository/history.ts';
import { createMerchantImports } from '../../../functions/merchants/repository/imports.ts';
import { createMerchantRepository } from '../../../functions/merchants/repository/merchants.ts';
import type { StaffDeps } from '../../../functions/merchants/staff-api/staff-deps.ts';
import { staffRoutes } from '../../../functions/merchants/staff-routes.ts';
import { createAuthenticate, seedStaffAccounts } from '../../../functions/staff/index.ts';
import { apiFunction } from '../../../shared/http/api-function.ts';
import type { Role } from '../../../shared/http/principal.ts';
import { newId } from '../../../shared/ids.ts';
import { runImport } from '../../../shared/importing/run-import.ts';
import { createKeyRing } from '../../../shared/secrets/key-ring.ts';
import { callAs } from '../../builders/call-as.ts';
import { testClock } from '../../builders/clock.ts';
import { memoryFiles } from '../../builders/memory-files.ts';
import { silentLog } from '../../builders/silent-log.ts';
import { freshTable } from '../../builders/table.ts';

export const retie = '13036';
export const balen = '13003';

export const aProfile = (change: Partial<MerchantProfile> = {}): MerchantProfile => ({
  name: 'Bakkerij Peeters',
  trade: 'bakery',
  kind: 'shop',
  address: { street: 'Markt 5', postcode: '2470', town: 'Retie' },
  story: { nl: 'Wij bakken al vijftig jaar.' },
  website: 'https://www.bakkerij-peeters.example/',
  openingHours: [],
  enterpriseNumber: '0123456749',
  promises: { knowsYou: true, givesService: false, helpsYou: false },
  ...change,
});

export const aContact = (change: Partial<Contact> = {}): Contact => ({
  email: 'an@bakkerij-peeters.example',
  language: 'nl',
  ...change,
});

/** Merchants on a fresh table, with what was mailed and asked of the photo worker. */
export async function merchantsWorld(secret = 'one-key') {
  const table = await freshTable();
  const now = testClock();
  const log = silentLog();
  const keys = createKeyRing(async () => secret);
  const mails: MailRequest[] = [];
  const mailIds = new Set<string>();
  const photoMessages: PhotoMessage[] = [];
  const importQueue: string[] = [];
  const files = memoryFiles();
  const mail = {
    async send(requests: readonly MailRequest[]) {
      mails.push(...requests);
    },
    /** As the mail's worker: what it was asked under one id leaves once. */
    async sendOnce(wanted: readonly { id: string; request: MailRequest }[]) {
      for (const { id, request } of wanted) {
        if (!mailIds.has(id)) mails.push(request);
        mailIds.add(id);
      }
    },
  };
  const journal: MerchantErasure[] = [];
  const deps = {
    table,
    keys,
    now,
    newId,
    merchants: createMerchantRepository(table, { now }),
    erased: createErasedContacts(table, keys),
    history: createMerchantHistory(table),
    journal: {
      async record(erasure: MerchantErasure) {
        journal.push(erasure);
      },
    },
    imports: createMerchantImports(table),
    photoJobs: createPhotoJobs(table, { now }),
    links: createMerchantLinks({ keys, now, siteUrl: 'https://site.example' }),
    mail,
    photos: {
      async send(messages: readonly PhotoMessage[]) {
        photoMessages.push(...messages);
      },
    },
    importQueue: {
      async send(messages: readonly { importId: string }[]) {
        importQueue.push(...messages.map(({ importId }) => importId));
      },
    },
    urls: {
      upload: async (key: string, size: number) => `https://files.example/${key}?size=${size}`,
      download: async (key: string) => `https://files.example/${key}`,
    },
    imageUrls: {
      upload: async (key: string, size: number, type?: string) =>
        `https://images.example/${key}?size=${size}&type=${type}`,
    },
  } satisfies StaffDeps;
  const call = callAs(
    apiFunction<StaffDeps>(staffRoutes, deps, { authenticate: createAuthenticate(table), log }),
  );

  /** Makes an account with one grant and gives its login. */
  async function staffMember(role: Role, scope: string): Promise<string> {
    const login = `${role}.${scope}@demo.vanhier.example`;
    await seedStaffAccounts(table, [{ login, name: login, grants: [{ role, scope }] }]);
    return login;
  }

  const importDepsWith = (change: Partial<Parameters<typeof merchantImport>[0]> = {}) => ({
    kind: merchantImport({ ...deps, ...change }),
    imports: deps.imports,
    files,
    requeue: async (importId: string) => {
      importQueue.push(importId);
    },
    now,
    log,
  });

  /** Runs the worker until the queue is empty. */
  async function work(workerDeps = importDepsWith()): Promise<void> {
    for (const id of importQueue.splice(0)) await runImport(id, () => 600_000, workerDeps);
  }

  /** Lines of the audit log but those about accounts, oldest first. */
  async function auditLines(): Promise<string[]> {
    const lines: string[] = [];
    for await (const item of table.queryAll({ pk: 'AUDIT#DAY#2026-11-22' })) {
      if (!String(item.action).startsWith('account.')) lines.push(String(item.action));
    }
    return lines;
  }

  const kinds = () => mails.map((request) => ('mail' in request ? request.mail.kind : 'test'));

  return {
    ...deps,
    deps,
    log,
    mails,
    written: journal,
    kinds,
    photoMessages,
    importQueue,
    files,
    call,
    staffMember,
    importDepsWith,
    work,
    auditLines,
  };
}

export type MerchantsWorld = Awaited<ReturnType<typeof merchantsWorld>>;

/** The token in a link of the newest mail. */
export function newestToken({ mails }: Pick<MerchantsWorld, 'mails'>): string {
  const request = mails.at(-1);
  const mail = request && 'mail' in request ? request.mail : undefined;
  const link = Object.entries(mail ?? {}).find(([name]) => /^(confirm|manage)Url$/.test(name))?.[1];
  return new URL(String(link)).searchParams.get('token') ?? '';
}

/** Registers as on the page; nothing is confirmed. */
export async function registered(
  world: MerchantsWorld,
  profile: Partial<MerchantProfile> = {},
  contact: Partial<Contact> = {},
) {
  const wanted = { nis: retie, profile: aProfile(profile), contact: aContact(contact) };
  await registerMerchant(wanted, world.deps);
  const [merchant] = (await world.merchants.listByContact(wanted.contact.email)).slice(-1);
  if (!merchant) throw new Error('not registered');
  return { merchant, token: newestToken(world) };
}

/** Registers and confirms by the mail's link, as a merchant does: waits for staff. */
export async function pendingMerchant(
  world: MerchantsWorld,
  profile: Partial<MerchantProfile> = {},
  contact: Partial<Contact> = {},
) {
  const { merchant, token } = await registered(world, profile, contact);
  return confirmRegistration({ token, version: merchant.version }, world.deps);
}

/** A merchant that staff have listed. */
export async function listedMerchant(
  world: MerchantsWorld,
  profile: Partial<MerchantProfile> = {},
  contact: Partial<Contact> = {},
) {
  const pending = await pendingMerchant(world, profile, contact);
  return world.merchants.replace(pending, { ...pending, state: 'listed' }, []);
}

export const anImportPolicy = (change: Record<string, unknown> = {}) =>
  importPolicySchema.parse({ municipalities: [retie, balen], ...change });

/** Uploads a list and works on it to its end, as staff do. */
export async function importList(
  world: MerchantsWorld,
  list: string | Uint8Array,
  policy: Record<string, unknown> = {},
  workerDeps = world.importDepsWith(),
) {
  const editor = await world.staffMember('editor', 'programme');
  const body = { fileName: 'list.csv', size: 10, policy: anImportPolicy(policy) };
  const { id } = (await world.call(editor, 'POST /staff/merchants/imports', body)).body;
  world.files.stored.set(merchantImportPaths.file(id), Buffer.from(list));
  await world.call(editor, `POST /staff/merchants/imports/${id}/start`);
  await world.work(workerDeps);
  const { body: job } = await world.call(editor, `GET /staff/merchants/imports/${id}`);
  const refusals = String(world.files.stored.get(merchantImportPaths.refusals(id)) ?? '');
  return { id, job, refusals };
}
