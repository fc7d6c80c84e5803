import { beforeEach, describe, expect, it } from 'vitest';
import {
  createAuthenticate,
  createReadPrincipal,
  seedStaffAccounts,
} from '../../../functions/staff/index.ts';
import type { Table } from '../../../shared/data/table.ts';
import { freshTable } from '../../builders/table.ts';
import { change } from './accounts-in-table.ts';

const login = 'an@demo.vanhier.example';
const grants = [{ role: 'viewer' as const, scope: '13036' }];

let table: Table;
let accountId: string;

beforeEach(async () => {
  table = await freshTable();
  await seedStaffAccounts(table, [{ login, name: 'An', grants }]);
  ({ accountId } = await createAuthenticate(table)({ sub: 's1', username: login }));
});

describe('reading what an account may do, for links that were signed for it', () => {
  it('gives the grants of this moment', async () => {
    const read = createReadPrincipal(table);
    expect(await read(accountId)).toMatchObject({ accountId, grants });
    await change(table, login, { grants: [{ role: 'viewer', scope: '13003' }] });
    expect((await read(accountId)).grants).toEqual([{ role: 'viewer', scope: '13003' }]);
  });

  it.each([
    ['was disabled', { disabled: true }],
    ['has to sign in anew', { subject: undefined }],
  ])('refuses an account that %s', async (_, fields) => {
    await change(table, login, fields);
    await expect(createReadPrincipal(table)(accountId)).rejects.toMatchObject({
      code: 'auth.forbidden',
    });
  });

  it('refuses an account that is not there any more', async () => {
    await expect(
      createReadPrincipal(table)('acc_01jd0000000000000000000000'),
    ).rejects.toMatchObject({ code: 'auth.forbidden' });
  });
});
