import { resolve } from 'node:path';
import { examineSource } from '../../doctor/examine-source.ts';
import type { FiledCheck } from '../../doctor/read-checks.ts';
import type { Report } from '../../doctor/report.ts';
import { systemClock } from '../../pool/clock.ts';
import { NotReached } from '../not-reached.ts';
import type { Terminal } from '../terminal.ts';
import { UsageProblem } from '../usage-problem.ts';
import { baselineOf } from './doctor-choices.ts';

/** The flags that matter where code is read. */
export interface SourceFlags {
  readonly source: string;
  readonly pool: readonly string[];
  readonly config?: string | undefined;
  readonly baseline?: string | undefined;
  readonly fix: boolean;
  readonly watch: boolean;
}

/**
 * Reads a folder of code.
 *
 * @throws UsageProblem where a flag is about pools
 * @throws NotReached where there is no code to read
 */
export async function inSource(
  { source, pool, config, baseline: accepted, fix, watch }: SourceFlags,
  checks: readonly FiledCheck[],
  terminal: Terminal,
): Promise<Report> {
  const [other] = [
    ...(pool.length > 0 ? ['--pool'] : []),
    ...(config === undefined ? [] : ['--config']),
    ...(fix ? ['--fix'] : []),
    ...(watch ? ['--watch'] : []),
  ];
  if (other !== undefined) throw new UsageProblem(`${other} is about pools; --source reads code alone.`);
  const { directory, environment } = terminal;
  const baseline = baselineOf(accepted, terminal);
  const where = { folder: source, path: resolve(directory, source) };
  const report = await examineSource({ ...where, checks, baseline, environment, clock: systemClock });
  const [read] = report.subjects.source.map(subject => subject.read);
  if (read?.closed.includes('.')) throw new NotReached(`${source} cannot be opened as a folder.`);
  if (read?.files === 0)
    throw new NotReached(`There is no JavaScript, TypeScript or HTML to read in ${source}.`);
  return report;
}
