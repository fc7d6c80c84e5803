import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Kept {
  payload: AdapterPayload;
  /** Epoch milliseconds. */
  ends: number;
}

const mostKept = 5000;

/** Sign-ins under way and sessions, in memory: whoever is signed in when the cloud stops signs in again. */
export function createMemoryAdapter(): (model: string) => Adapter {
  const kept = new Map<string, Kept>();
  const find = (key: string) => {
    const found = kept.get(key);
    return found && found.ends > Date.now() ? found.payload : undefined;
  };
  const first = (model: string, matches: (payload: AdapterPayload) => boolean) => {
    for (const [key, { payload }] of kept) {
      if (key.startsWith(`${model}:`) && matches(payload)) return find(key);
    }
    return undefined;
  };

  return (model) => ({
    async upsert(id, payload, expiresIn) {
      kept.delete(`${model}:${id}`);
      kept.set(`${model}:${id}`, { payload, ends: Date.now() + (expiresIn || 86_400) * 1000 });
      if (kept.size <= mostKept) return;
      for (const oldest of kept.keys()) {
        kept.delete(oldest);
        break;
      }
    },
    find: async (id) => find(`${model}:${id}`),
    findByUid: async (uid) => first(model, (payload) => payload.uid === uid),
    findByUserCode: async (userCode) => first(model, (payload) => payload.userCode === userCode),
    async consume(id) {
      const found = kept.get(`${model}:${id}`);
      if (found) found.payload.consumed = Math.floor(Date.now() / 1000);
    },
    async destroy(id) {
      kept.delete(`${model}:${id}`);
    },
    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
    },
  });
}
