import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createPeppers, pepperOf } from '../../../../functions/voting/casting/peppers.ts';
import { AwsRefusal } from '../../../../shared/aws/aws-refusal.ts';
import type { Secrets } from '../../../../shared/secrets/read-secret.ts';
import { testClock } from '../../../builders/clock.ts';

const secrets = new Map<string, string>();
const reads = vi.fn();
const refusal = (name: string) => new AwsRefusal(name, 'no', 400);

interface Input {
  readonly Name: string;
  readonly SecretString: string;
  readonly SecretId: string;
  readonly ForceDeleteWithoutRecovery?: boolean;
}

/** As Secrets Manager keeps them. */
const operations = {
  CreateSecret({ Name, SecretString }: Input) {
    if (secrets.has(Name)) throw refusal('ResourceExistsException');
    secrets.set(Name, SecretString);
    return {};
  },
  GetSecretValue({ SecretId }: Input) {
    reads();
    const SecretString = secrets.get(SecretId);
    if (SecretString === undefined) throw refusal('ResourceNotFoundException');
    return { SecretString };
  },
  DeleteSecret({ SecretId, ForceDeleteWithoutRecovery }: Input) {
    if (!ForceDeleteWithoutRecovery) throw new Error('it could be restored');
    if (!secrets.delete(SecretId)) throw refusal('ResourceNotFoundException');
    return {};
  },
};
const client: Secrets = {
  call: async (operation, input) => operations[operation](input as Input),
};

beforeEach(() => {
  secrets.clear();
  reads.mockReset();
});

const now = testClock();
const fresh = () => createPeppers(client, 'stage/pepper', now);
const hex = (key: { export(): Buffer } | undefined) => key?.export().toString('hex');

describe('peppers', () => {
  it('are 256 random bits, one secret a contest', async () => {
    const peppers = fresh();
    await peppers.create('con_a');
    await peppers.create('con_b');
    expect([...secrets.keys()]).toEqual(['stage/pepper/con_a', 'stage/pepper/con_b']);
    const bytes = [...secrets.values()].map((text) => Buffer.from(text, 'base64url'));
    expect(bytes.map((secret) => secret.length)).toEqual([32, 32]);
    expect(bytes[0]).not.toEqual(bytes[1]);
  });

  it('stay when they are made again', async () => {
    await fresh().create('con_a');
    const before = hex((await fresh().read('con_a'))?.key('roll'));
    await fresh().create('con_a');
    expect(hex((await fresh().read('con_a'))?.key('roll'))).toBe(before);
  });

  it('are kept for five minutes and no longer, so that destruction arrives', async () => {
    const peppers = fresh();
    await peppers.create('con_a');
    await peppers.read('con_a');
    await peppers.read('con_a');
    expect(reads).toHaveBeenCalledTimes(1);
    await fresh().destroy('con_a');
    now.advance(299);
    expect(await peppers.read('con_a')).toBeDefined();
    now.advance(1);
    expect(await peppers.read('con_a')).toBeUndefined();
  });

  it('are destroyed by force, once or twice', async () => {
    const peppers = fresh();
    await peppers.create('con_a');
    await peppers.read('con_a');
    await peppers.destroy('con_a');
    await peppers.destroy('con_a');
    expect(secrets.size).toBe(0);
    expect(await peppers.read('con_a')).toBeUndefined();
  });

  it('are looked for again after there was none', async () => {
    const peppers = fresh();
    expect(await peppers.read('con_a')).toBeUndefined();
    await peppers.create('con_a');
    expect(await peppers.read('con_a')).toBeDefined();
  });

  it('that are not there are none to everybody who asks at one moment', async () => {
    const peppers = fresh();
    const both = await Promise.all([peppers.read('con_a'), peppers.read('con_a')]);
    expect(both).toEqual([undefined, undefined]);
  });

  it('that are marked for deletion are none; other failures are failures', async () => {
    reads.mockImplementationOnce(() => {
      throw refusal('InvalidRequestException');
    });
    expect(await fresh().read('con_a')).toBeUndefined();
    reads.mockImplementationOnce(() => {
      throw new Error('no way to AWS');
    });
    await expect(fresh().read('con_a')).rejects.toThrow('no way to AWS');
  });
});

describe('keys of a pepper', () => {
  const labels = ['roll', 'seal', 'code', 'cohort', 'ticket'] as const;

  it('differ by label and by contest', () => {
    const secret = Buffer.alloc(32, 7);
    const keys = ['con_a', 'con_b'].flatMap((contestId) =>
      labels.map((label) => hex(pepperOf(secret, contestId).key(label))),
    );
    expect(new Set(keys).size).toBe(10);
    expect(keys.every((key) => key?.length === 64)).toBe(true);
  });

  it('are the same each time', () => {
    const secret = Buffer.alloc(32, 7);
    expect(hex(pepperOf(secret, 'con_a').key('roll'))).toBe(
      hex(pepperOf(secret, 'con_a').key('roll')),
    );
  });
});
