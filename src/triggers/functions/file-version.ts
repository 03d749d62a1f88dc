import { statSync } from 'node:fs';

/** Changes whenever the file does. */
export function fileVersion(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs} ${stat.size} ${stat.ino}` : 'missing';
}
