import { ConditionFailed } from '../../shared/data/condition-failed.ts';
import { type Expression, type Item, ifAbsent, type Write } from '../../shared/data/expressions.ts';
import type { Table } from '../../shared/data/table.ts';
import { AppError } from '../../shared/errors.ts';
import { isAbleAdmin } from './account.ts';
import { type Account, accountSchema } from './schema.ts';

const directory = 'STAFF#ACCOUNTS';
const accountKey = (login: string) => ({ pk: `STAFF#LOGIN#${login}`, sk: 'ACCOUNT' });
const directoryKey = (accountId: string) => ({ pk: directory, sk: accountId });
/** Holds the ids of the accounts that can administer the programme, in the set `able`. */
const adminsKey = { pk: 'STAFF#ADMINS', sk: 'ADMINS' };

const readAccount = (item: Item | undefined): Account | undefined =>
  item && accountSchema.parse(item);

export const readByLogin = async (table: Table, login: string): Promise<Account | undefined> =>
  readAccount(await table.get(accountKey(login), { consistent: true }));

/** @throws {AppError} account.not_found */
export async function readById(table: Table, accountId: string): Promise<Account> {
  const entry = await table.get(directoryKey(accountId), { consistent: true });
  const account = entry && (await readByLogin(table, String(entry.login)));
  if (!account) throw new AppError('account.not_found', 'There is no such account.');
  return account;
}

/** Accounts in the order they were made. Where the next page starts is `next`; its partition is {@link directory}. */
export async function readPage(table: Table, limit: number, startAfter: Item | undefined) {
  const page = await table.query({ pk: directory, limit, startAfter, consistent: true });
  const keys = page.items.map(({ login }) => accountKey(String(login)));
  const items = await table.getMany(keys, { consistent: true });
  const accounts = items.map((item) => accountSchema.parse(item));
  return { accounts: accounts.sort((a, b) => (a.id < b.id ? -1 : 1)), next: page.next };
}

export const accountsPartition = directory;

/** @throws {AppError} account.exists when the login is taken. */
export async function insertAccount(table: Table, account: Account, audit: Write): Promise<void> {
  const { id, login } = account;
  const writes: Write[] = [
    { put: { ...accountKey(login), ...account }, condition: ifAbsent },
    { put: { ...directoryKey(id), login }, condition: ifAbsent },
    ...adminChange(undefined, account),
    audit,
  ];
  await orRefuse(table.transact(writes), (failed) =>
    failed === 0
      ? new AppError('account.exists', 'This e-mail address has an account.')
      : undefined,
  );
}

/** @throws {AppError} account.changed when someone else was first, account.last_admin */
export async function replaceAccount(
  table: Table,
  before: Account,
  after: Account,
  audit: Write,
): Promise<void> {
  const put: Write = {
    put: { ...accountKey(before.login), ...after },
    condition: atRevision(before.revision),
  };
  await orRefuse(table.transact([put, ...adminChange(before, after), audit]), refusal);
}

/** @throws {AppError} account.changed, account.last_admin */
export async function removeAccount(table: Table, account: Account, audit: Write): Promise<void> {
  const writes: Write[] = [
    { remove: accountKey(account.login), condition: atRevision(account.revision) },
    ...adminChange(account, undefined),
    { remove: directoryKey(account.id) },
    audit,
  ];
  await orRefuse(table.transact(writes), refusal);
}

const atRevision = (revision: number): Expression => ({
  expression: 'revision = :revision',
  values: { ':revision': revision },
});

/** Keeps the set of able admins true, and refuses to take the last one out of it. */
function adminChange(before: Account | undefined, after: Account | undefined): Write[] {
  const was = before !== undefined && isAbleAdmin(before);
  const is = after !== undefined && isAbleAdmin(after);
  const id = (after ?? before)?.id;
  if (was === is || id === undefined) return [];
  const values = { ':one': new Set([id]) };
  if (is) return [{ update: adminsKey, with: { expression: 'ADD able :one', values } }];
  return [
    {
      update: adminsKey,
      with: {
        expression: 'DELETE able :one',
        condition: 'size(able) > :size',
        values: { ...values, ':size': 1 },
      },
    },
  ];
}

const refusal = (failed: number): AppError =>
  failed === 0
    ? new AppError('account.changed', 'The account was changed meanwhile. Read it again.')
    : new AppError('account.last_admin', 'Nobody would be left to administer the programme.');

async function orRefuse(
  writing: Promise<void>,
  refuse: (failed: number) => AppError | undefined,
): Promise<void> {
  try {
    await writing;
  } catch (error) {
    const reason = error instanceof ConditionFailed ? refuse(error.failed[0] ?? 0) : undefined;
    throw reason ?? error;
  }
}
