import { resolve } from 'node:path';
import { type Baseline, readBaseline } from '../../doctor/baseline.ts';
import type { Examination } from '../../doctor/examine.ts';
import { type Severity, severities } from '../../pool/severity.ts';
import type { Target } from '../../surroundings/target.ts';
import { formatOf } from '../format-of.ts';
import { requiredPools } from '../required-pools.ts';
import type { Terminal } from '../terminal.ts';
import { UsageProblem } from '../usage-problem.ts';
import type { ReportContext } from './report-context.ts';

/*
 * What the flags of `lifeguard doctor` choose. Each throws a UsageProblem where its flag says nothing that there is.
 */

/**
 * The format of the report, which has to go with --fix and --watch.
 *
 * @param known those for programs
 */
export function doctorFormat(
  flags: {
    readonly format?: string | undefined;
    readonly json: boolean;
    readonly fix: boolean;
    readonly watch: boolean;
  },
  known: readonly string[],
): string {
  const { fix, watch } = flags;
  const format = formatOf(flags, known);
  if (format !== 'text' && fix) {
    throw new UsageProblem('--fix goes with the text format; JSON has the commands in it.');
  }
  if (format !== 'text' && watch) throw new UsageProblem('--watch goes with the text format.');
  if (fix && watch) throw new UsageProblem('--fix and --watch exclude each other.');
  return format;
}

/** From which severity on a finding fails the run. */
export function severityOf(word: string): Severity {
  const severity = severities.find(known => known === word);
  if (severity) return severity;
  throw new UsageProblem(
    `--fail-on is one of ${severities.join(', ')}, not ${JSON.stringify(word.slice(0, 40))}.`,
  );
}

/** The description, where there is one to hold the pools against. The example describes nobody's pools in AWS. */
export function poolsOf(
  { config, pool }: { readonly config?: string | undefined; readonly pool: readonly string[] },
  target: Target,
  terminal: Terminal,
): Pick<ReportContext, 'file' | 'placeOf'> & Pick<Examination, 'described'> {
  const { file, isExample, loaded } = requiredPools(config, terminal);
  if (isExample && target.kind === 'aws') {
    if (pool.length > 0) return { file: undefined, described: undefined, placeOf: nowhere };
    throw new UsageProblem(
      'There is no pools.yaml here: name a pool with --pool ID, or the file with --config FILE.',
    );
  }
  return { file, described: loaded.pools, placeOf: loaded.placeOf };
}

/** For a report without a pools.yaml. */
export function nowhere(): { readonly line: number; readonly column: number } {
  return { line: 0, column: 0 };
}

/** What is accepted. @throws UsageProblem */
export function baselineOf(name: string | undefined, { directory, environment }: Terminal): Baseline {
  if (name === undefined) return [];
  const read = readBaseline({ path: resolve(directory, name), name, environment });
  if ('problem' in read) throw new UsageProblem(read.problem);
  return read.entries;
}

/** Where pools are looked for by name without a pools.yaml. */
export function regionsOf({ environment: { AWS_REGION, AWS_DEFAULT_REGION } }: Terminal): readonly string[] {
  const region = AWS_REGION || AWS_DEFAULT_REGION;
  return region ? [region] : [];
}
