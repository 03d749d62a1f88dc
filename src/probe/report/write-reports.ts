import { resolve } from 'node:path';
import type { Outputs } from '../../config/outputs-entry.ts';
import type { Environment } from '../../config/substitute.ts';
import { writeAtomically } from '../../config/write-atomically.ts';
import { NotTold } from '../alert/not-told.ts';
import type { PostPorts } from '../alert/post.ts';
import { emfLine } from './emf.ts';
import type { LatestRuns } from './latest-runs.ts';
import type { ReportedRun } from './metrics.ts';
import { prometheusText } from './prometheus.ts';
import { sendOtlp } from './send-otlp.ts';

/** What reports use of the outside. */
export interface ReportPorts extends PostPorts {
  /** Writes a line to the standard output. */
  readonly write: (line: string) => void;
  readonly environment: Environment;
  /** What a relative path is relative to. */
  readonly directory: string;
  /** What former rounds of this process had; where a page serves it, that of the page. */
  readonly metrics: LatestRuns;
}

/** Writes every report that the settings ask for. @returns a sentence for each that could not be written */
export async function writeReports(
  { environment, prometheus, otlp, emf }: Outputs,
  ports: ReportPorts,
  runs: readonly ReportedRun[],
): Promise<readonly string[]> {
  // Nothing was due: what the file says of former rounds still holds.
  if (runs.length === 0) return [];
  // A round need not have every journey; those of former rounds are as they were.
  const shown = ports.metrics.show(runs);
  if (emf) for (const run of runs) ports.write(emfLine(run, emf.namespace, environment));
  const problems = await Promise.all([
    prometheus === undefined
      ? []
      : problemsOf(
          `The file ${prometheus}`,
          writePrometheus(resolve(ports.directory, prometheus), shown, ports, environment),
        ),
    otlp ? problemsOf('The OpenTelemetry collector', sendOtlp(ports, otlp, runs, environment)) : [],
  ]);
  return problems.flat();
}

/** The collector, which may read the file at any moment, is another user, and may share its folder with others. */
async function writePrometheus(
  path: string,
  runs: readonly ReportedRun[],
  { random }: Pick<ReportPorts, 'random'>,
  environment: string | undefined,
): Promise<void> {
  const text = prometheusText(runs, environment);
  writeAtomically(path, text, random.uuid(), { links: 'replaced', mode: 0o644 });
}

/** Waits for something to be told; gives a sentence about whom that could not be told. */
export async function problemsOf(who: string, telling: Promise<void>): Promise<readonly string[]> {
  try {
    await telling;
    return [];
  } catch (error) {
    if (error instanceof NotTold) return [`${who} was not told: it ${error.message}.`];
    // The words of others may hold an address or what was sent; their codes do not.
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    return [`${who} was not written${code}.`];
  }
}
