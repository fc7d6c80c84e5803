import { createAuthenticate, seedStaffAccounts } from '../../../functions/staff/index.ts';
import { runExport } from '../../../functions/subscribers/exporting/run-export.ts';
import { createExportRepository } from '../../../functions/subscribers/repository/exports.ts';
import { createMemberRepository } from '../../../functions/subscribers/repository/members.ts';
import type { StaffDeps } from '../../../functions/subscribers/staff-api/staff-deps.ts';
import { staffRoutes } from '../../../functions/subscribers/staff-routes.ts';
import { apiFunction } from '../../../shared/http/api-function.ts';
import type { Role } from '../../../shared/http/principal.ts';
import { runImport } from '../../../shared/importing/run-import.ts';
import { callAs } from '../../builders/call-as.ts';
import { importWorld } from './import-world.ts';

/** The staff API on a fresh table; queues keep their messages until {@link work} runs the workers. */
export async function staffWorld() {
  const world = await importWorld();
  const importQueue: string[] = [];
  const exportQueue: string[] = [];
  const deps: StaffDeps = {
    ...world.deps,
    imports: world.imports,
    exports: createExportRepository(world.table),
    members: createMemberRepository(world.table),
    importQueue: {
      async send(messages) {
        importQueue.push(...messages.map(({ importId }) => importId));
      },
    },
    exportQueue: {
      async send(messages) {
        exportQueue.push(...messages.map(({ exportId }) => exportId));
      },
    },
    urls: {
      upload: async (key, size) => `https://files.example/${key}?size=${size}`,
      download: async (key) => `https://files.example/${key}`,
    },
  };
  const authenticate = createAuthenticate(world.table);
  const call = callAs(apiFunction(staffRoutes, deps, { authenticate, log: world.log }));

  /** Makes an account with one grant and gives its login. */
  async function staffMember(role: Role, scope: string): Promise<string> {
    const login = `${role}.${scope}@demo.vanhier.example`;
    await seedStaffAccounts(world.table, [{ login, name: login, grants: [{ role, scope }] }]);
    return login;
  }

  async function work(): Promise<void> {
    for (const id of importQueue.splice(0)) await runImport(id, () => 600_000, world.importDeps);
    for (const id of exportQueue.splice(0)) {
      await runExport(id, { ...deps, files: world.files });
    }
  }

  /** The file of a URL that the API gave. */
  const fileAt = (url: string): string =>
    String(world.files.stored.get(url.replace('https://files.example/', '')) ?? '');

  async function auditLines(): Promise<string[]> {
    const lines: string[] = [];
    for await (const item of world.table.queryAll({ pk: 'AUDIT#DAY#2026-11-22' })) {
      if (!String(item.action).startsWith('account.')) lines.push(String(item.action));
    }
    return lines;
  }

  return { ...world, staffDeps: deps, call, staffMember, work, fileAt, auditLines };
}

export type StaffWorld = Awaited<ReturnType<typeof staffWorld>>;
