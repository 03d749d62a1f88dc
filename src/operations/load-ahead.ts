import { setImmediate } from 'node:timers/promises';
import { notBuilt, type Registry } from './entry.ts';

/**
 * Loads the files of all operations, so that no first call has to wait for its own. One at a time: calls that
 * come meanwhile are answered in between.
 */
export async function loadAhead(registry: Registry): Promise<void> {
  for (const load of Object.values(registry)) {
    if (load !== notBuilt) await load();
    await setImmediate();
  }
}
