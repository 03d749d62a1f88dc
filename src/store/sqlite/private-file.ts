import { closeSync, openSync } from 'node:fs';

/**
 * Makes an empty file for its owner alone; one that exists stays as it is, with the permissions that it has.
 */
export function createPrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
