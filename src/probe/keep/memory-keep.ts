import type { Keep } from './keep.ts';
import { type KeptUser, nothingKept } from './kept-user.ts';

/** Remembers as long as the process lives. */
export function memoryKeep(): Keep {
  const users = new Map<string, KeptUser>();
  return {
    async update(name, change) {
      const key = JSON.stringify([name.poolId, name.username]);
      const { kept, gives } = change(users.get(key) ?? nothingKept);
      users.set(key, kept);
      return gives;
    },
  };
}
