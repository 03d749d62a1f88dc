import { readChecks } from './read-checks.ts';
import { sourceChecks } from './source-checks.ts';

/** The ids of all checks there are, of pools and of code. */
export async function knownChecks(): Promise<ReadonlySet<string>> {
  return new Set([...(await readChecks()), ...sourceChecks].map(({ check }) => check.id));
}
