import type { PoolsFile } from '../config/pools-file.ts';
import { createSurroundings } from '../surroundings/create-surroundings.ts';
import type { Outside } from '../surroundings/outside.ts';
import type { Baseline } from './baseline.ts';
import { choosePools } from './choose-pools.ts';
import { findSubjects } from './find-subjects.ts';
import { knownChecks } from './known-checks.ts';
import type { FiledCheck } from './read-checks.ts';
import { type Report, reportOf } from './report.ts';
import { runChecks } from './run-checks.ts';

/** What is to be looked at, and by which checks. */
export interface Examination {
  /** Ids or names of pools; none for all of the file. */
  readonly pools: readonly string[];
  readonly described: PoolsFile | undefined;
  /** Where to look for pools that the file does not name. */
  readonly regions: readonly string[];
  readonly checks: readonly FiledCheck[];
  readonly baseline: Baseline;
}

/**
 * Looks once, and anew.
 *
 * @throws Unreachable where nothing can be looked at
 */
export async function examine(
  outside: Outside,
  { pools: named, described, regions, checks, baseline }: Examination,
): Promise<Report> {
  const surroundings = createSurroundings(outside);
  const pools = await choosePools(surroundings, { named, described, regions });
  const subjects = await findSubjects(surroundings, pools, described);
  const results = await runChecks(checks, subjects, surroundings);
  const known = await knownChecks();
  return reportOf({
    results,
    subjects,
    baseline,
    known,
    isPartial: named.length > 0,
    now: outside.clock.now(),
  });
}
