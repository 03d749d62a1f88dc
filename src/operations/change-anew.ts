import type { PoolDirectory } from '../store/pool-directory.ts';

/** How something in the directory is changed. */
interface Change<T> {
  readonly find: () => T;
  readonly change: (was: T) => T;
  /** Puts the one into the place of the other; false where that is not there any more. */
  readonly write: (was: T, changed: T) => Promise<boolean>;
}

/**
 * Changes a pool or an app client, and gives what it has become. Where another request changes it meanwhile,
 * it is looked up and changed anew: for operations that declare no error for that.
 *
 * @throws what `find` and `change` throw
 */
export async function changeAnew<T>(
  directory: PoolDirectory,
  { find, change, write }: Change<T>,
): Promise<T> {
  await directory.refresh();
  for (;;) {
    const was = find();
    const changed = change(was);
    if (await write(was, changed)) return changed;
  }
}
