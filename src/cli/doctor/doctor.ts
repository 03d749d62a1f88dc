import dns from 'node:dns/promises';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { formatProblems } from '../../config/problem.ts';
import { type Baseline, readBaseline } from '../../doctor/baseline.ts';
import { type Examination, examine } from '../../doctor/examine.ts';
import { type Severity, severities } from '../../doctor/finding.ts';
import { readChecks } from '../../doctor/read-checks.ts';
import { isFailed, type Report } from '../../doctor/report.ts';
import { systemClock } from '../../pool/clock.ts';
import { Unreachable } from '../../surroundings/not-read.ts';
import type { Outside } from '../../surroundings/outside.ts';
import type { Target } from '../../surroundings/target.ts';
import { defineCommand } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { NotReached } from '../not-reached.ts';
import { paint } from '../paint.ts';
import { readPools } from '../read-pools.ts';
import type { Terminal } from '../terminal.ts';
import { UsageProblem } from '../usage-problem.ts';
import { chooseChecks } from './choose-checks.ts';
import { doctorFlags } from './doctor-flags.ts';
import { githubReport } from './doctor-github.ts';
import { jsonReport } from './doctor-json.ts';
import { junitReport } from './doctor-junit.ts';
import { checkList, checkListData } from './doctor-list.ts';
import { sarifReport } from './doctor-sarif.ts';
import { fixText, textReport } from './doctor-text.ts';
import type { ReportContext } from './report-context.ts';
import { watch } from './watch.ts';

/** The formats for programs, each by its word. */
const formats: Readonly<Record<string, (report: Report, context: ReportContext) => string>> = {
  json: jsonReport,
  sarif: sarifReport,
  junit: junitReport,
  github: githubReport,
};

/** `lifeguard doctor`. */
export const doctor = defineCommand(
  {
    name: 'doctor',
    about:
      'Looks at user pools and what surrounds them, and tells what will go wrong and why, with what shows it and what to ' +
      'do. It holds the pools of pools.yaml against what is there; with --pool it looks at any pool. It reads and changes ' +
      'nothing. What the credentials may not read is told and is no finding.',
    flags: doctorFlags,
    examples: [
      ['lifeguard doctor', 'Look at the pools of pools.yaml on the Lifeguard of this machine'],
      ['lifeguard doctor --target aws', 'Look at them in AWS'],
      ['lifeguard doctor --target aws --pool us-east-1_AkG9mnbjA', 'Look at a pool without a pools.yaml'],
      ['lifeguard doctor --only client --fix', 'Look at app clients alone, and print what would mend them'],
      ['lifeguard doctor --format sarif --output doctor.sarif', 'Write a file for code scanning'],
    ],
  },
  async ({ flags, terminal }) => {
    const all = await readChecks();
    const checks = chooseChecks(all, flags.only, flags.skip);
    if (flags.list) {
      const text = flags.json
        ? JSON.stringify(checkListData(checks), null, 2)
        : checkList(checks, paint(terminal.colour), terminal.columns);
      terminal.say(text);
      return exitCode.fine;
    }
    const format = formatOf(flags);
    const failOn = severityOf(flags['fail-on']);
    const target = targetOf(flags.target);
    const { file, described, placeOf } = poolsOf(flags, target, terminal);
    const baseline = baselineOf(flags.baseline, terminal);
    const examination: Examination = {
      pools: flags.pool,
      described,
      regions: described?.regions ?? regionsOf(terminal),
      checks,
      baseline,
    };
    const outside: Outside = {
      target,
      environment: terminal.environment,
      fetch,
      clock: systemClock,
      wait: async milliseconds => wait(milliseconds),
      ...(target.kind === 'aws' && { names: dns }),
    };
    const startedAt = systemClock.now();
    const report = await reached(examine(outside, examination));
    const context: ReportContext = {
      version: terminal.version,
      target: target.kind === 'aws' ? 'aws' : target.origin,
      file,
      placeOf,
      failOn,
      startedAt,
      milliseconds: systemClock.now() - startedAt,
    };
    const inFormat = formats[format];
    const look = {
      paint: paint(terminal.colour && flags.output === undefined),
      columns: Math.min(terminal.columns, 110),
      all: flags.all,
    };
    const text = inFormat ? inFormat(report, context) : textReport(report, look);
    write(flags.fix ? `${fixText(report)}\n\n${text}` : text, flags.output, terminal);
    if (flags.watch) {
      const pause = async (signal: AbortSignal) => wait(flags.every * 1_000, undefined, { signal });
      await watch({ report, again: () => examine(outside, examination), pause, terminal });
      return exitCode.fine;
    }
    return codeOf(report, failOn);
  },
);

/** What could be looked at decides; where nothing could, the command has not reached what it needed. */
function codeOf(report: Report, failOn: Severity): ExitCode {
  if (isFailed(report, failOn)) return exitCode.found;
  const isBlind = report.results.every(({ outcome }) => outcome.kind === 'not looked at');
  if (!isBlind) return exitCode.fine;
  const [first] = report.notLookedAt;
  throw new NotReached(`Nothing could be looked at${first ? `: ${first.reason}` : ''}.`);
}

function formatOf({
  format,
  json,
  fix,
  watch,
}: {
  format?: string | undefined;
  json: boolean;
  fix: boolean;
  watch: boolean;
}): string {
  if (json && format !== undefined && format !== 'json') {
    throw new UsageProblem('--json and --format exclude each other.');
  }
  const chosen = json ? 'json' : (format ?? 'text');
  if (chosen !== 'text' && !Object.hasOwn(formats, chosen)) {
    const known = ['text', ...Object.keys(formats)].join(', ');
    throw new UsageProblem(`--format is one of ${known}, not ${JSON.stringify(chosen.slice(0, 40))}.`);
  }
  if (chosen !== 'text' && fix)
    throw new UsageProblem('--fix goes with the text format; JSON has the commands in it.');
  if (chosen !== 'text' && watch) throw new UsageProblem('--watch goes with the text format.');
  return chosen;
}

function severityOf(word: string): Severity {
  const severity = severities.find(known => known === word);
  if (severity) return severity;
  throw new UsageProblem(
    `--fail-on is one of ${severities.join(', ')}, not ${JSON.stringify(word.slice(0, 40))}.`,
  );
}

function targetOf(word: string): Target {
  if (word === 'aws') return { kind: 'aws' };
  const url = URL.parse(word);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new UsageProblem(
      `--target is aws or an address such as http://127.0.0.1:9400, not ${word.slice(0, 60)}.`,
    );
  }
  return { kind: 'endpoint', origin: url.origin };
}

/** The description, where there is one to hold the pools against. The example describes nobody's pools in AWS. */
function poolsOf(
  { config, pool }: { readonly config?: string | undefined; readonly pool: readonly string[] },
  target: Target,
  terminal: Terminal,
): Pick<ReportContext, 'file' | 'placeOf'> & Pick<Examination, 'described'> {
  const { file, isExample, loaded } = readPools(config, terminal);
  if (isExample && target.kind === 'aws') {
    if (pool.length > 0)
      return { file: undefined, described: undefined, placeOf: () => ({ line: 0, column: 0 }) };
    throw new UsageProblem(
      'There is no pools.yaml here: name a pool with --pool ID, or the file with --config FILE.',
    );
  }
  if (!loaded.ok) throw new UsageProblem(formatProblems(loaded.problems));
  return { file, described: loaded.pools, placeOf: loaded.placeOf };
}

function baselineOf(path: string | undefined, terminal: Terminal): Baseline {
  if (path === undefined) return [];
  const read = readBaseline(resolve(terminal.directory, path));
  if (typeof read === 'string') throw new UsageProblem(read);
  return read;
}

function regionsOf({ environment: { AWS_REGION, AWS_DEFAULT_REGION } }: Terminal): readonly string[] {
  const region = AWS_REGION || AWS_DEFAULT_REGION;
  return region ? [region] : [];
}

/** Nothing is read where the endpoint does not answer or takes no credentials. */
async function reached<T>(looking: Promise<T>): Promise<T> {
  return looking.catch(error => {
    throw error instanceof Unreachable ? new NotReached(error.message) : error;
  });
}

function write(text: string, path: string | undefined, terminal: Terminal): void {
  if (path === undefined) {
    terminal.say(text);
    return;
  }
  try {
    writeFileSync(resolve(terminal.directory, path), `${text}\n`);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new NotReached(`${path} cannot be written${code}.`);
  }
}
