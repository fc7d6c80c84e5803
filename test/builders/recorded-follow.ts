import type { Follow } from '../../functions/engagement/index.ts';

type Done = Parameters<Follow['follow']>[0];

/** Keeps what readers did who agreed to be followed. */
export function recordedFollow(): Follow & { readonly followed: Done[] } {
  const followed: Done[] = [];
  return {
    followed,
    async follow(done) {
      followed.push(done);
    },
  };
}
