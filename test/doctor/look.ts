import { setTimeout as wait } from 'node:timers/promises';
import type { PoolsFile } from '../../src/config/pools-file.ts';
import { poolsFile } from '../../src/config/pools-file.ts';
import type { Environment } from '../../src/config/substitute.ts';
import { choosePools } from '../../src/doctor/choose-pools.ts';
import { findSubjects } from '../../src/doctor/find-subjects.ts';
import { readChecks } from '../../src/doctor/read-checks.ts';
import { type CheckResult, runChecks } from '../../src/doctor/run-checks.ts';
import { type Clock, systemClock } from '../../src/pool/clock.ts';
import { createSurroundings } from '../../src/surroundings/create-surroundings.ts';
import type { NameLookup } from '../../src/surroundings/name-reads.ts';
import type { Target } from '../../src/surroundings/target.ts';

const checks = await readChecks();

/** What doctor is pointed at. */
export interface Look {
  readonly origin: string;
  readonly described?: object;
  readonly pools?: readonly string[];
  /** The ids of the checks to make; all where it is left out. */
  readonly only?: readonly string[];
  readonly environment?: Environment;
  readonly clock?: Clock;
  readonly names?: NameLookup;
  /** Where it is another than the origin. */
  readonly target?: Target;
}

/** Makes checks of pools, as the command does. */
export async function look(given: Look): Promise<readonly CheckResult[]> {
  const surroundings = createSurroundings({
    target: given.target ?? { kind: 'endpoint', origin: given.origin },
    environment: given.environment ?? {},
    fetch,
    clock: given.clock ?? systemClock,
    wait: async milliseconds => wait(milliseconds),
    ...(given.names && { names: given.names }),
  });
  const described: PoolsFile | undefined = given.described && poolsFile.parse(given.described);
  const pools = await choosePools(surroundings, {
    named: given.pools ?? [],
    described,
    regions: described?.regions ?? [],
  });
  const chosen = checks.filter(({ check }) => !given.only || given.only.includes(check.id));
  return runChecks(chosen, await findSubjects(surroundings, pools, described), surroundings);
}

/** The ids of the checks that found something, each once. */
export function foundIds(results: readonly CheckResult[]): readonly string[] {
  const found = results.filter(({ outcome }) => outcome.kind === 'found').map(({ check }) => check.id);
  return [...new Set(found)].sort();
}

/** How one check went, by a word for each subject. */
export function outcomesOf(results: readonly CheckResult[], id: string): readonly string[] {
  return results.filter(({ check }) => check.id === id).map(({ outcome }) => outcome.kind);
}
