import { seedStaffAccounts } from '../../../functions/staff/index.ts';
import { readByLogin } from '../../../functions/staff/repository.ts';
import type { Table } from '../../../shared/data/table.ts';
import { type Example, plain } from './example.ts';

export function staffExamples(table: Table): Example[] {
  let made = 0;

  /** A request about an account that has rights in Retie. */
  const about = (line: string, body?: unknown): Example => ({
    line,
    touches: 'retie',
    prepare: async () => {
      made += 1;
      const login = `target${made}@demo.vanhier.example`;
      const grants = [{ role: 'editor' as const, scope: '13036' }];
      await seedStaffAccounts(table, [{ login, name: 'Target', grants }]);
      const account = await readByLogin(table, login);
      const path = line.split(' ')[1] ?? '';
      return { path: path.replace('{id}', account?.id ?? ''), body };
    },
  });

  const invitation = (): Example => ({
    line: 'POST /staff/accounts',
    touches: 'retie',
    prepare: async () => {
      made += 1;
      const grants = [{ role: 'viewer', scope: '13036' }];
      const body = { email: `guest${made}@demo.vanhier.example`, name: 'Guest', grants };
      return { path: '/staff/accounts', body };
    },
  });

  return [
    plain('GET /staff/me', 'own'),
    plain('GET /staff/programme', 'own'),
    plain('GET /staff/accounts', 'own'),
    plain('GET /staff/audit', 'own'),
    invitation(),
    about('GET /staff/accounts/{id}'),
    about('PATCH /staff/accounts/{id}', { grants: [{ role: 'viewer', scope: '13036' }] }),
    about('POST /staff/accounts/{id}/reset-sign-in'),
    about('DELETE /staff/accounts/{id}'),
  ];
}
