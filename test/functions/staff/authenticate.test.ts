import { beforeEach, describe, expect, it } from 'vitest';
import { createAuthenticate, seedStaffAccounts } from '../../../functions/staff/index.ts';
import { readByLogin, replaceAccount } from '../../../functions/staff/repository.ts';
import type { Table } from '../../../shared/data/table.ts';
import { freshTable } from '../../builders/table.ts';
import { auditOf, change } from './accounts-in-table.ts';

const login = 'an@demo.vanhier.example';
const grants = [{ role: 'editor' as const, scope: '13036' }];

let table: Table;
let authenticate: ReturnType<typeof createAuthenticate>;

beforeEach(async () => {
  table = await freshTable();
  authenticate = createAuthenticate(table);
  await seedStaffAccounts(table, [{ login, name: 'An', grants }]);
});

const refusedWith = (code: string) => expect.objectContaining({ code });

describe('authenticating staff', () => {
  it('gives the grants of our own table, whatever the token says', async () => {
    const principal = await authenticate({ sub: 's1', username: login, role: 'admin' });
    expect(principal).toMatchObject({ name: 'An', email: login, grants });
  });

  it('compares the user name without regard to case', async () => {
    await expect(authenticate({ sub: 's1', username: login.toUpperCase() })).resolves.toBeDefined();
  });

  it('binds the account at the first sign-in and refuses another subject of that name after it', async () => {
    await authenticate({ sub: 's1', username: login });
    await expect(authenticate({ sub: 's1', username: login })).resolves.toBeDefined();
    await expect(authenticate({ sub: 's2', username: login })).rejects.toEqual(
      refusedWith('auth.forbidden'),
    );
  });

  it('lets only one of two first sign-ins at once win', async () => {
    const results = await Promise.allSettled([
      authenticate({ sub: 's1', username: login }),
      authenticate({ sub: 's2', username: login }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('writes the binding into the audit log, once', async () => {
    const { accountId } = await authenticate({ sub: 's1', username: login });
    await authenticate({ sub: 's1', username: login });
    expect((await auditOf(table, accountId)).map(({ action }) => action)).toEqual([
      'account.bound',
      'account.seeded',
    ]);
  });

  it('sees a change of rights at the very next request', async () => {
    await authenticate({ sub: 's1', username: login });
    await change(table, login, { grants: [{ role: 'viewer', scope: '13003' }] });
    const principal = await authenticate({ sub: 's1', username: login });
    expect(principal.grants).toEqual([{ role: 'viewer', scope: '13003' }]);
  });

  it('leaves out rights in a municipality that has left the programme', async () => {
    await change(table, login, { grants: [{ role: 'viewer', scope: '99999' }, ...grants] });
    expect((await authenticate({ sub: 's1', username: login })).grants).toEqual(grants);
  });

  it('keeps the higher of two rights in what is one municipality now', async () => {
    const twice = [...grants, { role: 'approver' as const, scope: '13036' }];
    await change(table, login, { grants: twice });
    expect((await authenticate({ sub: 's1', username: login })).grants).toEqual([
      { role: 'approver', scope: '13036' },
    ]);
  });

  it('refuses a disabled account, bound or not', async () => {
    await change(table, login, { disabled: true });
    await expect(authenticate({ sub: 's1', username: login })).rejects.toEqual(
      refusedWith('auth.forbidden'),
    );
    expect((await readByLogin(table, login))?.subject).toBeUndefined();
  });

  it('refuses someone who can sign in but has no account', async () => {
    await expect(authenticate({ sub: 's1', username: 'eve@x.example' })).rejects.toEqual(
      refusedWith('auth.forbidden'),
    );
  });

  it('refuses an ID token, which names its user otherwise', async () => {
    await expect(authenticate({ sub: 's1', 'cognito:username': login })).rejects.toEqual(
      refusedWith('auth.required'),
    );
  });

  it('refuses a change made on an old reading', async () => {
    const account = await readByLogin(table, login);
    if (!account) throw new Error('no account');
    await change(table, login, { name: 'Ann' });
    const [line] = await auditOf(table, account.id);
    await expect(
      replaceAccount(
        table,
        account,
        { ...account, name: 'Lost' },
        { put: { pk: 'x', sk: 'y', line } },
      ),
    ).rejects.toEqual(refusedWith('account.changed'));
  });
});
